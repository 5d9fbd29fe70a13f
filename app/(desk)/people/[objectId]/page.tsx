import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WithAside } from "#components/people/facts-aside.tsx";
import { OrgChain } from "#components/people/org-chain.tsx";
import { PersonApps } from "#components/people/person-apps.tsx";
import { PersonFacts } from "#components/people/person-facts.tsx";
import { PersonGroups } from "#components/people/person-groups.tsx";
import { PersonHistory, type HistoryLine } from "#components/people/person-history.tsx";
import { PersonPanel } from "#components/people/person-panel.tsx";
import { PersonReports } from "#components/people/person-reports.tsx";
import { PersonRequests } from "#components/people/person-requests.tsx";
import { PersonStatus } from "#components/people/person-status.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { loadPerson, type PersonPage } from "#lib/directory/load-person.ts";
import { describeActionRun } from "#lib/entra/actions/describe-action-run.ts";
import { loadSidePanel } from "#lib/approvals/loaders.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { pageContext, type MemberContext } from "#lib/platform/session.ts";

type Props = { params: Promise<{ objectId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: readPerson(await pageContext(), (await params).objectId).facts.displayName };
}

export default async function PersonRoute({ params }: Props) {
  const ctx = await pageContext();
  const { objectId } = await params;
  const page = readPerson(ctx, objectId);
  const { facts, desk, org } = page;
  const where = [facts.jobTitle, facts.department, facts.officeLocation]
    .filter((part) => part !== null)
    .join(", ");
  const isGone = desk !== null && desk.facts.status !== "Active";
  return (
    <>
      <PageHead title={facts.displayName} crumbs={[{ label: "People", href: "/people" }]} isTitleHidden>
        {desk === null ? null : (
          <PersonPanel objectId={facts.objectId} initial={loadSidePanel(ctx, facts.objectId, null)} />
        )}
      </PageHead>
      <WithAside aside={<PersonFacts page={page} />}>
        <header className="flex items-center gap-4">
          <Avatar name={facts.displayName} objectId={facts.objectId} size={48} isMuted={isGone} />
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <h1 className="text-20 font-semibold">{facts.displayName}</h1>
              {desk === null ? null : <PersonMarks desk={desk} />}
            </div>
            <p className="text-ink-2">{where === "" ? facts.workEmail : where}</p>
          </div>
        </header>
        <OrgChain person={facts} org={org} />
        <div className="mt-5 grid gap-x-8 gap-y-5 lg:grid-cols-2 [&>*]:min-w-0">
          {desk === null ? null : (
            <>
              <PersonGroups groups={desk.access.groups} />
              <PersonApps apps={desk.access.apps} />
            </>
          )}
          {org.reportCount === 0 ? null : (
            <PersonReports managerObjectId={facts.objectId} reports={org.reports} count={org.reportCount} />
          )}
          {desk === null ? null : (
            <>
              <PersonRequests requests={desk.history.requests} count={desk.history.requestCount} />
              <PersonHistory lines={historyLines(ctx, desk.history)} />
            </>
          )}
        </div>
      </WithAside>
    </>
  );
}

function PersonMarks({ desk }: { desk: NonNullable<PersonPage["desk"]> }) {
  return (
    <>
      <PersonStatus status={desk.facts.status} />
      {desk.facts.isGuest ? <Tag>Guest</Tag> : null}
      {desk.access.isPrivileged ? <Tag tone="warning">Privileged</Tag> : null}
      {desk.facts.isManagementRestricted ? <Tag tone="warning">Restricted unit</Tag> : null}
      {desk.facts.inScope ? null : <Tag isDashed>Out of scope</Tag>}
    </>
  );
}

function historyLines(
  ctx: MemberContext,
  history: NonNullable<PersonPage["desk"]>["history"],
): HistoryLine[] {
  const { actor, clock } = ctx;
  const reader = {
    memberId: actor.id,
    isAgent: true,
    personObjectId: actor.objectId,
    now: clock.now(),
  };
  return history.actions.map(({ run, actorName, requestNumber }) => {
    const { id, mark, sentence, at } = describeActionRun(run, actorName, reader);
    return { id, mark, sentence, at, requestNumber };
  });
}

function readPerson(ctx: MemberContext, objectId: string): PersonPage {
  try {
    return loadPerson(ctx, objectId.toLowerCase());
  } catch (error) {
    if (error instanceof DeskError && error.code === "not-found") notFound();
    throw error;
  }
}
