import { PageHead } from "#components/ui/page-head.tsx";
import { PageScroll, Toolbar } from "#components/ui/page-layout.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { Table, TBody, THead } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";

/** The shape of a list to come: its real head, grey rows after 200 ms. */
export function ListSkeleton({ title, heads }: { title: string; heads: readonly string[] }) {
  return (
    <>
      <PageHead title={title} />
      <Toolbar />
      <PageScroll aria-busy="true">
        <Table className="table-fixed" aria-label={`${title}, loading`}>
          <THead>
            {heads.map((head) => (
              <Th key={head}>{head}</Th>
            ))}
          </THead>
          <TBody className="[animation:fade_1ms_200ms_both]">
            <SkeletonRows rows={12} widths={heads.map((_, at) => 150 - at * 15)} />
          </TBody>
        </Table>
      </PageScroll>
    </>
  );
}
