import type { ReactNode } from "react";
import { Avatar, Tile } from "#components/ui/avatar.tsx";
import { BlockHead } from "#components/ui/page-layout.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { PersonStatus } from "#components/people/person-status.tsx";
import { LINE, NAME_LINK } from "#components/people/row-look.ts";
import { ShortList } from "#components/people/short-list.tsx";
import { Link } from "#components/ui/link.tsx";
import type { GroupMember, OpenedApp } from "#lib/directory/load-group.ts";
import type { GroupRef } from "#lib/directory/types.ts";
import { GroupKindTag } from "./group-kind-tag.tsx";

type PersonLike = Pick<GroupMember, "objectId" | "displayName" | "jobTitle" | "status"> & {
  isGuest?: boolean;
};

/** One person in a list of members, owners or app holders; `trailing` stands at the right. */
export function PersonLine({ person, trailing }: { person: PersonLike; trailing?: ReactNode }) {
  return (
    <li className={LINE}>
      <Avatar
        name={person.displayName}
        objectId={person.objectId}
        size={20}
        isMuted={person.status !== "Active"}
      />
      <span className="flex min-w-0 flex-1 items-center gap-2">
        <Link href={`/people/${person.objectId}`} className={NAME_LINK}>
          {person.displayName}
        </Link>
        {person.isGuest ? <Tag>Guest</Tag> : null}
        {person.status === "Active" ? null : (
          <span className="text-12">
            <PersonStatus status={person.status} />
          </span>
        )}
      </span>
      <span className="min-w-0 truncate text-12 text-ink-3">{trailing ?? person.jobTitle}</span>
    </li>
  );
}

/** The apps that come with a group. */
export function OpensList({ apps }: { apps: readonly OpenedApp[] }) {
  return (
    <section>
      <BlockHead title="What it opens" count={apps.length} />
      {apps.length === 0 ? <p className="py-2 text-ink-3">No app is assigned through this group.</p> : null}
      <ShortList label="What it opens" noun="apps" singular="app">
        {apps.map((app) => (
          <li key={app.objectId} className={LINE}>
            <Tile name={app.displayName} />
            <span className="flex min-w-0 flex-1">
              <Link href={`/apps/${app.objectId}`} className={NAME_LINK}>
                {app.displayName}
              </Link>
            </span>
            {app.isEnabled ? null : <Tag isDashed>Disabled</Tag>}
            <span className="min-w-0 truncate text-12 text-ink-3">{app.roles.join(", ")}</span>
          </li>
        ))}
      </ShortList>
    </section>
  );
}

/** One group in a list of groups; `trailing` stands at the right. */
export function GroupLine({ group, trailing }: { group: GroupRef; trailing?: ReactNode }) {
  return (
    <li className={LINE}>
      <span className="flex min-w-0 flex-1">
        <Link href={`/groups/${group.objectId}`} className={NAME_LINK}>
          {group.displayName}
        </Link>
      </span>
      <GroupKindTag group={group} />
      {trailing}
    </li>
  );
}

type RelatedGroupsProps = {
  title: string;
  groups: readonly GroupRef[];
  /** How many there are where not all are listed. */
  count?: number;
  /** One sentence below. */
  children?: ReactNode;
};

/** Groups inside this one, or around it; nothing when there are none. */
export function RelatedGroups({ title, groups, count = groups.length, children }: RelatedGroupsProps) {
  if (groups.length === 0) return null;
  return (
    <section>
      <BlockHead title={title} count={count} />
      <ShortList label={title} noun="groups" singular="group" first={5}>
        {groups.map((group) => (
          <GroupLine key={group.objectId} group={group} />
        ))}
      </ShortList>
      {children ? <p className="pt-2 text-12 text-ink-3">{children}</p> : null}
    </section>
  );
}
