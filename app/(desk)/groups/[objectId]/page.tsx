import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GroupFacts } from "#components/groups/group-facts.tsx";
import { GroupKindTag } from "#components/groups/group-kind-tag.tsx";
import { OpensList, PersonLine, RelatedGroups } from "#components/groups/group-lists.tsx";
import { listHref } from "#components/groups/list-href.ts";
import { WithAside } from "#components/people/facts-aside.tsx";
import { formatNumber } from "#components/people/format-count.ts";
import { Paging } from "#components/people/paging.tsx";
import { Tile } from "#components/ui/avatar.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { BlockHead } from "#components/ui/page-layout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { loadGroup, type GroupPage, type MemberCounts } from "#lib/directory/load-group.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { pageContext, type MemberContext } from "#lib/platform/session.ts";

type Props = {
  params: Promise<{ objectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: readGroup(await pageContext(), (await params).objectId, null).group.displayName };
}

export default async function GroupRoute({ params, searchParams }: Props) {
  const ctx = await pageContext();
  const { cursor } = await searchParams;
  const page = readGroup(ctx, (await params).objectId, typeof cursor === "string" ? cursor : null);
  const { group } = page;
  return (
    <>
      <PageHead title={group.displayName} crumbs={[{ label: "Groups", href: "/groups" }]} isTitleHidden />
      <WithAside aside={<GroupFacts page={page} />}>
        <header className="flex items-center gap-4">
          <Tile name={group.displayName} size={48} />
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <h1 className="text-20 font-semibold">{group.displayName}</h1>
              <GroupKindTag group={group} isFull />
            </div>
            <p className="text-ink-2">{group.description ?? "No description"}</p>
          </div>
        </header>
        <Manageability page={page} />
        <div className="mt-5 grid gap-x-8 gap-y-5 lg:grid-cols-2 [&>*]:min-w-0">
          <Members page={page} />
          <div className="grid content-start gap-5">
            <OpensList apps={page.opens} />
            <Owners page={page} />
            <RelatedGroups title="Groups inside" groups={page.nestedGroups} count={page.counts.groups}>
              {page.opens.length === 0 ? null : "Their members don't get the apps that this group opens."}
            </RelatedGroups>
            <RelatedGroups title="Member of" groups={page.parents} />
          </div>
        </div>
      </WithAside>
    </>
  );
}

function Manageability({ page }: { page: GroupPage }) {
  const { manageability, group } = page;
  if (manageability.isManageable) {
    return <p className="mt-4 text-ink-2">Gatehouse can add and remove members of this group.</p>;
  }
  return (
    <Notice tone="info" title={`${group.displayName} can't be a target`} className="mt-4">
      {`${manageability.reason} ${manageability.whereToDoIt}`}
    </Notice>
  );
}

function Members({ page }: { page: GroupPage }) {
  const { members, counts, group } = page;
  const base = `/groups/${group.objectId}`;
  const isHidden = group.visibility === "HiddenMembership" && counts.people === 0;
  return (
    <section>
      <BlockHead title="Members" count={memberWords(counts)} />
      {members.rows.length === 0 ? (
        <p className="py-2 text-ink-3">
          {isHidden ? "Its membership is hidden in Entra." : "No person is a direct member."}
        </p>
      ) : null}
      <ul aria-label="Members">
        {members.rows.map((person) => (
          <PersonLine key={person.objectId} person={person} />
        ))}
      </ul>
      <OtherMembers page={page} />
      <div className="mt-2 flex items-center justify-between">
        <Paging
          previousHref={members.previous === null ? null : listHref(base, { cursor: members.previous })}
          nextHref={members.next === null ? null : listHref(base, { cursor: members.next })}
        />
        {counts.people > 0 ? (
          <TextLink href={`/people?group=${group.objectId}`} className="ml-auto text-12">
            Show in People
          </TextLink>
        ) : null}
      </div>
    </section>
  );
}

/** Members that are no people with a page here, said rather than left out. */
function OtherMembers({ page }: { page: GroupPage }) {
  const { counts, peopleWithNested } = page;
  const others = memberWords({ ...counts, people: 0, groups: 0 });
  return (
    <>
      {peopleWithNested === null || peopleWithNested === counts.people ? null : (
        <p className="pt-2 text-12 text-ink-3">
          {`${formatNumber(peopleWithNested)} ${peopleWithNested === 1 ? "person" : "people"} with the groups inside.`}
        </p>
      )}
      {others === "0" ? null : (
        <p className="pt-2 text-12 text-ink-3">{`${others} among the members: Gatehouse reads no details of these.`}</p>
      )}
    </>
  );
}

function Owners({ page }: { page: GroupPage }) {
  const { owners, otherOwnerCount } = page;
  return (
    <section>
      <BlockHead title="Owners" count={owners.length + otherOwnerCount} />
      {owners.length + otherOwnerCount === 0 ? (
        <p className="py-2 text-ink-3">Nobody owns this group.</p>
      ) : null}
      <ul aria-label="Owners">
        {owners.map((owner) => (
          <PersonLine key={owner.objectId} person={owner} />
        ))}
      </ul>
      {otherOwnerCount > 0 ? (
        <p className="py-2 text-12 text-ink-3">{`${formatNumber(otherOwnerCount)} more ${otherOwnerCount === 1 ? "owner is" : "owners are"} no person.`}</p>
      ) : null}
    </section>
  );
}

/** "14 people, 2 groups, 1 device": what is inside, by kind; zero kinds are left out. */
function memberWords(counts: MemberCounts): string {
  const words: [number, string, string][] = [
    [counts.people, "person", "people"],
    [counts.groups, "group", "groups"],
    [counts.devices, "device", "devices"],
    [counts.apps, "app", "apps"],
    [counts.others, "other", "others"],
  ];
  const parts = words
    .filter(([n]) => n > 0)
    .map(([n, one, many]) => `${formatNumber(n)} ${n === 1 ? one : many}`);
  return parts.length === 0 ? "0" : parts.join(", ");
}

function readGroup(ctx: MemberContext, objectId: string, cursor: string | null): GroupPage {
  try {
    return loadGroup(ctx, objectId.toLowerCase(), cursor);
  } catch (error) {
    if (error instanceof DeskError && (error.code === "not-found" || error.code === "not-allowed"))
      notFound();
    throw error;
  }
}
