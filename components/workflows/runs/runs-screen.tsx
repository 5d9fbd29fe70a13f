import { PageHead } from "#components/ui/page-head.tsx";
import { PageScroll } from "#components/ui/page-layout.tsx";
import type { RunFilters as Filters, RunPage } from "#lib/workflows/types.ts";
import { WorkflowTabs } from "../workflow-tabs.tsx";
import { RunFilters } from "./run-filters.tsx";
import { RunList } from "./run-list.tsx";
import { runsSearch } from "./runs-href.ts";

type RunsScreenProps = {
  /** Of one workflow, or of all. */
  workflow: { id: string; name: string } | null;
  filters: Filters;
  page: RunPage;
  readAt: number;
};

/** The list of runs with its filters. */
export function RunsScreen({ workflow, filters, page, readAt }: RunsScreenProps) {
  const base = workflow === null ? "/workflows/runs" : `/workflows/${workflow.id}/runs`;
  const home = { label: "Workflows", href: "/workflows" };
  const crumbs =
    workflow === null ? [home] : [home, { label: workflow.name, href: `/workflows/${workflow.id}` }];
  return (
    <>
      <PageHead title="Runs" crumbs={crumbs}>
        {workflow === null ? <WorkflowTabs current="/workflows/runs" /> : null}
      </PageHead>
      <RunFilters base={base} filters={filters} />
      <PageScroll>
        <RunList
          key={runsSearch(base, filters).toString()}
          base={base}
          filters={filters}
          initial={page}
          readAt={readAt}
        />
      </PageScroll>
    </>
  );
}
