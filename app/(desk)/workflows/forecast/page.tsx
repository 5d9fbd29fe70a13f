import type { Metadata } from "next";
import { EndingTable } from "#components/forecast/ending-table.tsx";
import { ForecastTable } from "#components/forecast/forecast-table.tsx";
import { dayWords } from "#components/settings/hris/day-words.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { WorkflowTabs } from "#components/workflows/workflow-tabs.tsx";
import { loadForecast } from "#lib/forecast/loaders.ts";

export const metadata: Metadata = { title: "Forecast" };

const CRUMBS = [{ label: "Workflows", href: "/workflows" }];

export default async function ForecastPage() {
  const { forecast, isAdmin } = await loadForecast();
  const { today, until, joiners, leavers, endings, totals } = forecast;
  return (
    <>
      <PageHead title="Forecast" isTitleHidden crumbs={CRUMBS}>
        <WorkflowTabs current="/workflows/forecast" />
      </PageHead>
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Forecast"
            lede={`Who starts, who leaves and which access ends from ${dayWords(today)} to ${dayWords(until)}, and what is missing for it. Dates that came in late are listed until they are 30 days old.`}
          />
          <Section title="Joiners" help="By first day, from HR or Entra.">
            <ForecastTable noun="starts" rows={joiners} total={totals.joiners} isAdmin={isAdmin} />
          </Section>
          <Section title="Leavers" help="By last day, from HR or Entra.">
            <ForecastTable noun="leaves" rows={leavers} total={totals.leavers} isAdmin={isAdmin} />
          </Section>
          <Section title="Ending access" help="Given for a time. It ends by itself.">
            <EndingTable rows={endings} total={totals.endings} />
          </Section>
        </PageBody>
      </PageScroll>
    </>
  );
}
