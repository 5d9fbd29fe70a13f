import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import type { BundlePreview, BundlePreviewRow } from "#lib/bundles/types.ts";

/** Each group and app of a person's bundle with what would become of it. */
export function PreviewTable({ preview: { person, department, rows } }: { preview: BundlePreview }) {
  return (
    <div>
      <output className="mb-2 block text-ink-2">{introOf(person, department)}</output>
      {rows.length === 0 ? null : (
        <Table isBoxed isWrapping aria-label={`What ${person.displayName} would be given`}>
          <THead>
            <Th>Group or app</Th>
            <Th className="max-md:hidden">From</Th>
            <Th>What happens</Th>
          </THead>
          <TBody>
            {rows.map((row) => (
              <Tr key={`${row.kind} ${row.objectId} ${row.from}`}>
                <Td isStrong>
                  {row.displayName}
                  <span className="block text-12 font-normal text-ink-3">
                    {row.kind === "group" ? "Group" : row.how}
                    <span className="md:hidden">{`, from ${row.from}`}</span>
                  </span>
                </Td>
                <Td className="max-md:hidden">{row.from}</Td>
                <Td>
                  <WhatHappens row={row} />
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      )}
    </div>
  );
}

function WhatHappens({ row: { kind, eligibility, approval } }: { row: BundlePreviewRow }) {
  if (eligibility.status === "already-so")
    return (
      <>
        <StatusMark glyph="check">Has it already</StatusMark>
        <span className="block text-12 text-ink-3">{eligibility.sentence}</span>
      </>
    );
  if (eligibility.status === "not-possible")
    return (
      <>
        <StatusMark glyph="barred">Not possible</StatusMark>
        <span className="block text-12 text-ink-2">
          {[eligibility.reason, eligibility.whereToDoIt].filter(Boolean).join(" ")}
        </span>
      </>
    );
  return (
    <>
      <StatusMark glyph="dot">{kind === "group" ? "Becomes a member" : "Gets it"}</StatusMark>
      {approval === null ? null : (
        <span className="block text-12 text-ink-3">{`An agent would need the approval of ${approval}.`}</span>
      )}
    </>
  );
}

function introOf({ displayName, department: own }: BundlePreview["person"], matched: string | null): string {
  if (matched !== null) return `${displayName} is in ${own}: the baseline and the bundle of ${matched}.`;
  if (own === null) return `${displayName} has no department: the baseline only.`;
  return `${displayName} is in ${own}, which has no bundle: the baseline only.`;
}
