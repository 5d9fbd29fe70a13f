import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll } from "#components/ui/page-layout.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { Table, TBody, THead } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";

const WIDTHS = [240, 180, 90, 60, 50];

export default function WorkflowsLoading() {
  return (
    <>
      <PageHead title="Workflows" />
      <PageScroll aria-busy="true">
        <PageBody>
          <Table isBoxed aria-label="Workflows">
            <THead>
              <Th>Workflow</Th>
              <Th>Starts with</Th>
              <Th>State</Th>
              <Th>Runs</Th>
              <Th>Last run</Th>
            </THead>
            <TBody>
              <SkeletonRows rows={6} widths={WIDTHS} />
            </TBody>
          </Table>
        </PageBody>
      </PageScroll>
    </>
  );
}
