"use client";
import Link from "next/link";
import { Tile } from "#components/ui/avatar.tsx";
import type { PanelApp } from "#lib/entra/actions/panel-types.ts";
import { HoldingList } from "./holding-list.tsx";

/** The person's apps: assigned directly, or through which group. */
export function PanelApps({ apps }: { apps: readonly PanelApp[] }) {
  const direct = apps.filter((app) => app.viaGroup === null).length;
  const words =
    apps.length === 0 ? null : (
      <span className="pr-2 text-12 text-ink-3">{`${direct} direct, ${apps.length - direct} via groups`}</span>
    );
  return (
    <HoldingList title="Apps" isOpenAtFirst={false} trailing={words} empty="No app is assigned.">
      {apps.map((app) => (
        <li
          key={`${app.objectId} ${app.roleName} ${app.viaGroup}`}
          className="flex h-7 items-center gap-2 px-4 touch:h-11"
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
          <span className="max-w-32 truncate text-12 text-ink-3">
            {app.viaGroup === null ? "Direct" : `via ${app.viaGroup}`}
          </span>
        </li>
      ))}
    </HoldingList>
  );
}
