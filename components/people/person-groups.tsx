import { GroupLine } from "#components/groups/group-lists.tsx";
import { EndsAt } from "#components/ui/ends-at.tsx";
import { BlockHead } from "#components/ui/page-layout.tsx";
import type { HeldGroup, MembershipHow } from "#lib/directory/types.ts";
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
          <GroupLine key={group.objectId} group={group} trailing={<How of={group} />} />
        ))}
      </ShortList>
    </section>
  );
}

function How({ of: { endsAt, how } }: { of: HeldGroup }) {
  if (endsAt !== null) return <EndsAt at={endsAt} isHeld className="min-w-20 flex-none text-right" />;
  return (
    <span className="w-20 flex-none text-right whitespace-nowrap text-12 text-ink-3 max-xl:hidden">
      {HOW[how]}
    </span>
  );
}
