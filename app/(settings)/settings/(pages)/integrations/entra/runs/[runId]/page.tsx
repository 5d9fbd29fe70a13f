import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RunCounts } from "#components/entra/sync/run-counts.tsx";
import { RunFacts } from "#components/entra/sync/run-facts.tsx";
import { RunHolds } from "#components/entra/sync/run-holds.tsx";
import { RunSteps } from "#components/entra/sync/run-steps.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { ENTRA_CRUMBS } from "#components/settings/entra-crumbs.ts";
import { loadRunPage } from "#lib/entra/sync/loaders.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Sync" };

export default async function RunPage({ params }: { params: Promise<{ runId: string }> }) {
  const run = loadRunPage(await pageContext(), (await params).runId);
  if (run === null) notFound();
  return (
    <>
      <PageHead title="Sync" isTitleHidden crumbs={ENTRA_CRUMBS} />
      <PageScroll>
        <PageBody>
          <PageTitle title="Sync" />
          <RunFacts run={run} />
          {run.holds.length === 0 ? null : (
            <Section title="Held" help="Too large to be applied unasked.">
              <RunHolds holds={run.holds} />
            </Section>
          )}
          <Section title="Changes" help="What it brought to Gatehouse’s copy of Entra.">
            <RunCounts changes={run.changes} />
          </Section>
          <Section title="Steps" help="What was read, how many, and how long it took.">
            <RunSteps steps={run.steps} />
          </Section>
        </PageBody>
      </PageScroll>
    </>
  );
}
