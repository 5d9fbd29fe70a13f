import { GroupKindTag } from "#components/groups/group-kind-tag.tsx";
import { EndsAt } from "#components/ui/ends-at.tsx";
import { Link } from "#components/ui/link.tsx";
import { BlockHead } from "#components/ui/page-layout.tsx";
import type { HeldGroup, MembershipHow } from "#lib/directory/types.ts";
import { LINE, NAME_LINK } from "./row-look.ts";
import { ShortList } from "./short-list.tsx";

const HOW: Record<MembershipHow, string> = {
  assigned: "Member",
  dynamic: "By rule",
  "on-premises": "On-premises",
};

/** The groups a person is in, and how they came to be there. */
export function PersonGroups({ groups }: { groups: readonly HeldGroup[] }) {
  return (
    <section>
      <BlockHead title="Groups" count={groups.length} />
      {groups.length === 0 ? <p className="py-2 text-ink-3">In no group.</p> : null}
      <ShortList label="Groups" noun="groups" singular="group">
        {groups.map((group) => (
          <li key={group.objectId} className={LINE}>
            <span className="flex min-w-0 flex-1">
              <Link href={`/groups/${group.objectId}`} className={NAME_LINK}>
                {group.displayName}
              </Link>
            </span>
            <GroupKindTag group={group} />
            {group.endsAt === null ? (
              <span className="w-20 flex-none text-right whitespace-nowrap text-12 text-ink-3 max-xl:hidden">
                {HOW[group.how]}
              </span>
            ) : (
              <EndsAt at={group.endsAt} isHeld className="min-w-20 flex-none text-right" />
            )}
          </li>
        ))}
      </ShortList>
    </section>
  );
}
