"use client";
import { CalendarPlus, PackageMinus } from "lucide-react";
import { Tile } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { EndsAt } from "#components/ui/ends-at.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import type { ActionCard, PanelApp } from "#lib/entra/actions/panel-types.ts";
import { HoldingList } from "./holding-list.tsx";
import type { FilledIn } from "./use-action-runner.ts";

type PanelAppsProps = {
  apps: readonly PanelApp[];
  /** The actions that assign and remove an app, when they can work. */
  assign: ActionCard | null;
  remove: ActionCard | null;
  onOpen: (card: ActionCard, filledIn?: FilledIn) => void;
};

/** The person's apps: assigned directly, or through which group, and the way out where there is one. */
export function PanelApps({ apps, assign, remove, onOpen }: PanelAppsProps) {
  const direct = apps.filter((app) => app.viaGroup === null).length;
  const trailing = (
    <span className="flex items-center gap-1">
      {apps.length === 0 ? null : (
        <span className="text-12 text-ink-3">{`${direct} direct, ${apps.length - direct} via groups`}</span>
      )}
      {assign === null ? (
        <span className="w-2" />
      ) : (
        <Button size="s" variant="ghost" aria-label="Add an app" onClick={() => onOpen(assign)}>
          Add
        </Button>
      )}
    </span>
  );
  return (
    <HoldingList title="Apps" isOpenAtFirst={false} trailing={trailing} empty="No app is assigned.">
      {apps.map((app) => (
        <li
          key={`${app.objectId} ${app.roleName} ${app.access}`}
          className="flex h-7 items-center gap-2 pr-2 pl-4 touch:h-11"
        >
          <Tile name={app.displayName} size={20} />
          <Link
            href={`/apps/${app.objectId}`}
            className="min-w-0 flex-1 truncate rounded-mark hover:underline"
          >
            {app.displayName}
          </Link>
          {app.roleName === null ? null : (
            <span className="max-w-24 truncate text-12 text-ink-2">{app.roleName}</span>
          )}
          {app.endsAt === null ? null : <EndsAt at={app.endsAt} isHeld />}
          <span className="max-w-32 truncate text-12 text-ink-3" title={app.whyNotRemovable ?? undefined}>
            {app.viaGroup === null ? "Direct" : `via ${app.viaGroup}`}
          </span>
          {assign === null || app.givenAccess === null ? null : (
            <IconButton
              size="s"
              label={`Extend ${app.displayName}`}
              icon={<Icon of={CalendarPlus} size={14} />}
              onClick={() => onOpen(assign, { appObjectId: app.objectId, access: app.givenAccess })}
            />
          )}
          {remove !== null && app.whyNotRemovable === null ? (
            <IconButton
              size="s"
              label={labelOf(app)}
              icon={<Icon of={PackageMinus} size={14} />}
              onClick={() => onOpen(remove, { appObjectId: app.objectId, access: app.access })}
            />
          ) : (
            <span className="w-ctl-s touch:w-10" />
          )}
        </li>
      ))}
    </HoldingList>
  );
}

function labelOf({ displayName, viaGroup, endsAt }: PanelApp): string {
  const verb = endsAt === null ? "Remove" : "End now:";
  return viaGroup === null ? `${verb} ${displayName}` : `${verb} ${displayName}, by leaving ${viaGroup}`;
}
