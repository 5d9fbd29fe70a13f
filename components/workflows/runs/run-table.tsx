"use client";
import { Avatar } from "#components/ui/avatar.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { Time } from "#components/ui/time.tsx";
import type { RunRow } from "#lib/workflows/types.ts";
import { RUN_LOOK } from "../workflow-look.ts";

const ROOMY = "max-md:hidden";

type RunTableProps = { rows: readonly RunRow[]; showsWorkflow: boolean };

/** Runs, the newest first: for whom, of what, how far, and why it stands where it stands. */
export function RunTable({ rows, showsWorkflow }: RunTableProps) {
  return (
    <Table isWrapping aria-label="Runs">
      <THead>
        <Th>Person</Th>
        {showsWorkflow ? <Th className={ROOMY}>Workflow</Th> : null}
        <Th className="max-sm:hidden">State</Th>
        <Th className={ROOMY}>Started by</Th>
        <Th className="w-24 max-sm:w-20">Started</Th>
      </THead>
      <TBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="align-top">
              <Link
                href={`/workflows/runs/${row.id}`}
                className="-my-1 inline-flex items-center gap-2 rounded-mark py-1 font-medium text-ink hover:underline touch:py-2.5"
              >
                <Avatar name={row.person.displayName} objectId={row.person.objectId} size={20} />
                {row.person.displayName}
              </Link>
              {showsWorkflow ? (
                <span className="block pl-7 text-12 md:hidden">{row.workflowName}</span>
              ) : null}
              <span className="mt-0.5 block pl-7 sm:hidden">
                <State row={row} />
              </span>
            </Td>
            {showsWorkflow ? (
              <Td className={`align-top ${ROOMY}`}>
                {row.workflowName}
                <span className="block text-12 text-ink-3">
                  {`${row.isPlaybook ? "Playbook, version" : "Version"} ${row.version}`}
                </span>
              </Td>
            ) : null}
            <Td className="align-top max-sm:hidden">
              <State row={row} />
            </Td>
            <Td className={`align-top ${ROOMY}`}>
              {row.request === null ? (
                row.occasionWords
              ) : (
                <Link
                  href={`/requests/${row.request.number}`}
                  className="-my-1 inline-block py-1 [overflow-wrap:anywhere] hover:underline"
                >
                  {`REQ-${row.request.number} ${row.request.title}`}
                </Link>
              )}
            </Td>
            <Td className="align-top">
              <Time at={row.createdAt} />
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

function State({ row }: { row: RunRow }) {
  return (
    <>
      <StatusMark {...RUN_LOOK[row.state]}>{row.state}</StatusMark>
      {row.message === null ? null : (
        <span className="block max-w-110 pl-5 text-12 text-ink-3 [overflow-wrap:anywhere]">
          {row.message}
        </span>
      )}
    </>
  );
}
