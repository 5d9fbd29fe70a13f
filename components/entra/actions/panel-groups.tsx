"use client";
import { CalendarPlus, UserMinus } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { EndsAt } from "#components/ui/ends-at.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { ActionCard, PanelGroup } from "#lib/entra/actions/panel-types.ts";
import { GroupKindIcon } from "./group-kind-icon.tsx";
import { HoldingList } from "./holding-list.tsx";
import type { FilledIn } from "./use-action-runner.ts";

type PanelGroupsProps = {
  groups: readonly PanelGroup[];
  /** The actions that add to and remove from a group, when they can work. */
  join: ActionCard | null;
  leave: ActionCard | null;
  onOpen: (card: ActionCard, filledIn?: FilledIn) => void;
};

/** The person's groups: kind, how they are in it, and the way out where there is one. */
export function PanelGroups({ groups, join, leave, onOpen }: PanelGroupsProps) {
  const add =
    join === null ? null : (
      <Button size="s" variant="ghost" aria-label="Add a group" onClick={() => onOpen(join)}>
        Add
      </Button>
    );
  return (
    <HoldingList title="Groups" isOpenAtFirst trailing={add} empty="In no group.">
      {groups.map((group) => (
        <li key={group.objectId} className="flex h-7 items-center gap-2 pr-2 pl-4 touch:h-11">
          <GroupKindIcon kind={group.kind} />
          <Link
            href={`/groups/${group.objectId}`}
            className="min-w-0 flex-1 truncate rounded-mark hover:underline"
          >
            {group.displayName}
          </Link>
          {group.isNew ? <Tag tone="success">New</Tag> : null}
          {group.endsAt === null ? (
            <span className="text-12 text-ink-3" title={group.whyNotRemovable ?? undefined}>
              {group.how}
            </span>
          ) : (
            <EndsAt at={group.endsAt} isHeld />
          )}
          {join === null || group.endsAt === null ? null : (
            <IconButton
              size="s"
              label={`Extend ${group.displayName}`}
              icon={<Icon of={CalendarPlus} size={14} />}
              onClick={() => onOpen(join, { groupObjectId: group.objectId })}
            />
          )}
          {leave !== null && group.whyNotRemovable === null ? (
            <IconButton
              size="s"
              label={
                group.endsAt === null ? `Remove from ${group.displayName}` : `End now: ${group.displayName}`
              }
              icon={<Icon of={UserMinus} size={14} />}
              onClick={() => onOpen(leave, { groupObjectId: group.objectId })}
            />
          ) : (
            <span className="w-ctl-s touch:w-10" />
          )}
        </li>
      ))}
    </HoldingList>
  );
}
