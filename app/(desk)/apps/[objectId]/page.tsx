import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AppFacts } from "#components/apps/app-facts.tsx";
import { GroupKindTag } from "#components/groups/group-kind-tag.tsx";
import { PersonLine } from "#components/groups/group-lists.tsx";
import { listHref } from "#components/groups/list-href.ts";
import { WithAside } from "#components/people/facts-aside.tsx";
import { formatNumber } from "#components/people/format-count.ts";
import { Paging } from "#components/people/paging.tsx";
import { LINE, NAME_LINK } from "#components/people/row-look.ts";
import { Tile } from "#components/ui/avatar.tsx";
import { Link } from "#components/ui/link.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { BlockHead } from "#components/ui/page-layout.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { loadApp, type AppPage } from "#lib/directory/load-app.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { pageContext, type MemberContext } from "#lib/platform/session.ts";

type Props = {
  params: Promise<{ objectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: readApp(await pageContext(), (await params).objectId, null).app.displayName };
}

export default async function AppRoute({ params, searchParams }: Props) {
  const ctx = await pageContext();
  const { cursor } = await searchParams;
  const page = readApp(ctx, (await params).objectId, typeof cursor === "string" ? cursor : null);
  const { app, reach } = page;
  return (
    <>
      <PageHead title={app.displayName} crumbs={[{ label: "Apps", href: "/apps" }]} isTitleHidden />
      <WithAside aside={<AppFacts page={page} />}>
        <header className="flex items-center gap-4">
          <Tile name={app.displayName} size={48} />
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <h1 className="text-20 font-semibold">{app.displayName}</h1>
              {app.isEnabled ? null : <Tag isDashed>Disabled</Tag>}
            </div>
            <p className="text-ink-2">{app.description ?? "No description"}</p>
          </div>
        </header>
        <p className="mt-4 text-ink-2">
          {app.isAssignmentRequired
            ? `Only assigned people may sign in: ${peopleWords(reach.all)}.`
            : `Everybody may sign in, assigned or not. ${sentenceStart(peopleWords(reach.all))} assigned; taking an assignment away doesn't stop access.`}{" "}
          {reach.all > 0 ? <TextLink href={`/people?app=${app.objectId}`}>Show in People</TextLink> : null}
        </p>
        <div className="mt-5 grid gap-x-8 gap-y-5 lg:grid-cols-2 [&>*]:min-w-0">
          <AssignedGroups page={page} />
          <AssignedPeople page={page} />
        </div>
      </WithAside>
    </>
  );
}

function AssignedGroups({ page }: { page: AppPage }) {
  const shown = new Set(page.groups.map(({ objectId }) => objectId)).size;
  return (
    <section>
      <BlockHead title="Through groups" count={peopleWords(page.reach.viaGroups)} />
      {page.groups.length === 0 ? <p className="py-2 text-ink-3">No group is assigned.</p> : null}
      <ul aria-label="Through groups">
        {page.groups.map((group) => (
          <li key={`${group.objectId} ${group.roleName}`} className={LINE}>
            <span className="flex min-w-0 flex-1 items-center gap-1.5">
              <Link href={`/groups/${group.objectId}`} className={NAME_LINK}>
                {group.displayName}
              </Link>
              <span className="truncate text-ink-3">{group.roleName}</span>
            </span>
            <GroupKindTag group={group} />
            <span className="text-12 text-ink-3 tabular-nums">{peopleWords(group.memberCount)}</span>
          </li>
        ))}
      </ul>
      {page.groupCount > shown ? (
        <p className="pt-2 text-12 text-ink-3">{`${formatNumber(page.groupCount - shown)} more groups are assigned.`}</p>
      ) : null}
    </section>
  );
}

function AssignedPeople({ page }: { page: AppPage }) {
  const { people, app, reach } = page;
  const base = `/apps/${app.objectId}`;
  return (
    <section>
      <BlockHead title="Direct" count={peopleWords(reach.direct)} />
      {people.rows.length === 0 ? <p className="py-2 text-ink-3">Nobody is assigned directly.</p> : null}
      <ul aria-label="Direct">
        {people.rows.map((person) => (
          <PersonLine key={person.objectId} person={person} trailing={person.roleName} />
        ))}
      </ul>
      <Paging
        className="mt-2"
        previousHref={people.previous === null ? null : listHref(base, { cursor: people.previous })}
        nextHref={people.next === null ? null : listHref(base, { cursor: people.next })}
      />
    </section>
  );
}

function peopleWords(count: number): string {
  return count === 0 ? "nobody" : `${formatNumber(count)} ${count === 1 ? "person" : "people"}`;
}

function sentenceStart(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${words.startsWith("1 ") || words === "nobody" ? "is" : "are"}`;
}

function readApp(ctx: MemberContext, objectId: string, cursor: string | null): AppPage {
  try {
    return loadApp(ctx, objectId.toLowerCase(), cursor);
  } catch (error) {
    if (error instanceof DeskError && (error.code === "not-found" || error.code === "not-allowed"))
      notFound();
    throw error;
  }
}
