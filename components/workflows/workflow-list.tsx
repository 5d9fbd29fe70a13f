import { Link } from "#components/ui/link.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Th } from "#components/ui/th.tsx";
import { Time } from "#components/ui/time.tsx";
import type { WorkflowRow } from "#lib/workflows/types.ts";
import { WORKFLOW_LOOK } from "./workflow-look.ts";

const figures = new Intl.NumberFormat("en-GB");
const ROOMY = "max-md:hidden";

type WorkflowListProps = { rows: readonly WorkflowRow[]; label: string };

/** Each workflow: what starts it, what it does, whether it runs, and how its runs go. */
export function WorkflowList({ rows, label }: WorkflowListProps) {
  return (
    <Table isBoxed isWrapping aria-label={label}>
      <THead>
        <Th>Workflow</Th>
        <Th className={ROOMY}>Starts with</Th>
        <Th className="w-44 max-sm:hidden">State</Th>
        <Th className="w-32 max-sm:w-24">Runs</Th>
        <Th className={`w-24 ${ROOMY}`}>Last run</Th>
      </THead>
      <TBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="align-top">
              <Link
                href={`/workflows/${row.id}`}
                className="-my-1 inline-block rounded-mark py-1 font-medium text-ink [overflow-wrap:anywhere] hover:underline touch:py-2.5"
              >
                {row.name}
              </Link>
              <span className="block text-12 text-ink-3 [overflow-wrap:anywhere]">{row.stepWords}</span>
              <span className="mt-1 block text-12 md:hidden">{row.triggerWords}</span>
              <span className="mt-1 block sm:hidden">
                <State row={row} />
              </span>
            </Td>
            <Td className={`align-top ${ROOMY}`}>{row.triggerWords}</Td>
            <Td className="align-top max-sm:hidden">
              <State row={row} />
            </Td>
            <Td className="align-top">
              <Runs row={row} />
            </Td>
            <Td className={`align-top tabular-nums ${ROOMY}`}>
              {row.lastRunAt === null ? (
                <span className="text-ink-3">Never</span>
              ) : (
                <Time at={row.lastRunAt} />
              )}
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

function State({ row }: { row: WorkflowRow }) {
  const { state, publishedVersion, hasChanges, heldAt } = row;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <StatusMark {...WORKFLOW_LOOK[state]}>
        {publishedVersion === null || state === "Draft" ? state : `${state}, version ${publishedVersion}`}
      </StatusMark>
      {heldAt === null ? null : <Tag tone="warning">Held</Tag>}
      {hasChanges && publishedVersion !== null ? <Tag>Draft with changes</Tag> : null}
    </span>
  );
}

function Runs({ row }: { row: WorkflowRow }) {
  const { id, openRuns, failedRuns } = row;
  if (openRuns === 0 && failedRuns === 0) return <span className="text-ink-3">None open</span>;
  const link = "-my-1 block py-1 hover:underline touch:py-2.5 tabular-nums";
  return (
    <>
      {openRuns === 0 ? null : (
        <Link href={`/workflows/${id}/runs`} className={link}>
          {`${figures.format(openRuns)} open`}
        </Link>
      )}
      {failedRuns === 0 ? null : (
        <Link href={`/workflows/${id}/runs?state=Failed`} className={`${link} text-danger-text`}>
          {`${figures.format(failedRuns)} failed`}
        </Link>
      )}
    </>
  );
}
