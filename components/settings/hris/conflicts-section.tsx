"use client";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { RadioGroup, RadioRow } from "#components/ui/radio-group.tsx";
import { FirstOf } from "#components/ui/first-of.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Th } from "#components/ui/th.tsx";
import type { DateConflict } from "#lib/hris/conflicts-data.ts";
import type { Winner } from "#lib/hris/hris-settings.ts";
import { sendHrisWinner } from "#lib/hris/server-actions.ts";
import { dayWords } from "./day-words.ts";

type ConflictsSectionProps = { winner: Winner; conflicts: { rows: readonly DateConflict[]; total: number } };

/** Whose date counts where HR and Entra differ, and where they do. */
export function ConflictsSection({ winner, conflicts }: ConflictsSectionProps) {
  const { run, isRunning, error } = useChange();
  const { rows, total } = conflicts;
  return (
    <Section title="Conflicts" help="Where HR and Entra say different days." anchor="conflicts">
      <div className="grid gap-4">
        <RadioGroup
          aria-label="Whose date counts"
          className="max-w-160"
          value={winner}
          disabled={isRunning}
          onValueChange={(value) =>
            run(() => sendHrisWinner({ winner: value === "entra" ? "entra" : "hris" }))
          }
        >
          <RadioRow value="hris" label="HR’s date counts" help="Entra’s is used where HR names none." />
          <RadioRow value="entra" label="Entra’s date counts" help="HR’s is used where Entra has none." />
        </RadioGroup>
        <ChangeProblem words={error} />
        {rows.length === 0 ? (
          <p className="text-ink-2">No conflicts.</p>
        ) : (
          <Table isBoxed isWrapping aria-label="Conflicts">
            <THead>
              <Th>Person</Th>
              <Th>Date</Th>
              <Th>HR</Th>
              <Th>Entra</Th>
            </THead>
            <TBody>
              {rows.map((row) => (
                <Tr key={`${row.objectId} ${row.kind}`}>
                  <Td isStrong>
                    <TextLink href={`/people/${row.objectId}`}>{row.displayName}</TextLink>
                  </Td>
                  <Td>{row.kind === "start" ? "Start" : "End"}</Td>
                  <Td className={winner === "hris" ? "font-medium text-ink" : ""}>{dayWords(row.hris)}</Td>
                  <Td className={winner === "entra" ? "font-medium text-ink" : ""}>{dayWords(row.entra)}</Td>
                </Tr>
              ))}
            </TBody>
          </Table>
        )}
        <FirstOf shown={rows.length} total={total} />
      </div>
    </Section>
  );
}
