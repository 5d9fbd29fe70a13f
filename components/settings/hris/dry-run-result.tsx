import { FigureStrip } from "#components/ui/figure-strip.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import type { DryRun, ListedEntry } from "#lib/hris/types.ts";

/** Counts, and every row that is refused or worth a look. */
export function DryRunResult({ run }: { run: DryRun }) {
  if (run.status === "unread")
    return (
      <Notice tone="warning" title="The rows can’t be read yet">
        {run.problem}
      </Notice>
    );
  const { counts, listed, listedOf } = run;
  return (
    <div className="grid gap-4">
      <FigureStrip
        figures={[
          { term: "New", value: counts.new },
          { term: "Changed", value: counts.changed },
          { term: "As they are", value: counts.unchanged },
          { term: "Refused", value: counts.refused },
          { term: "Conflicts with Entra", value: counts.conflicts },
          { term: "Not in Entra yet", value: counts.notInEntra },
        ]}
      />
      {listed.length === 0 ? (
        <p className="text-ink-2">Every row can be taken as it is.</p>
      ) : (
        <Table isBoxed isWrapping aria-label="Rows to look at">
          <THead>
            <Th isNumber>Row</Th>
            <Th>Person</Th>
            <Th>What about it</Th>
          </THead>
          <TBody>
            {listed.map((entry) => (
              <Tr key={entry.at}>
                <Td isNumber>{entry.at}</Td>
                <Td className="[overflow-wrap:anywhere] md:min-w-56">{entry.person}</Td>
                <Td>
                  <AboutEntry entry={entry} />
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      )}
      {listedOf > listed.length ? (
        <p className="text-12 text-ink-3">
          {`The first ${listed.length} of ${listedOf.toLocaleString("en")}, refused ones first.`}
        </p>
      ) : null}
    </div>
  );
}

function AboutEntry({ entry: { status, errors, hints, conflicts, isInEntra } }: { entry: ListedEntry }) {
  if (status === "refused")
    return (
      <>
        <StatusMark glyph="barred">Refused</StatusMark>
        <span className="block text-ink-2">{errors.join(" ")}</span>
      </>
    );
  const words = [
    ...hints,
    ...conflicts,
    ...(isInEntra ? [] : ["Not in Entra yet. Kept until an account with this email is there."]),
  ];
  return (
    <>
      <StatusMark glyph="alert">{hints.length > 0 ? "Taken in part" : "Taken"}</StatusMark>
      <span className="block text-ink-2">{words.join(" ")}</span>
    </>
  );
}
