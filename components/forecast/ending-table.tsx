import { FirstOf } from "#components/ui/first-of.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Th } from "#components/ui/th.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ForecastEnding } from "#lib/forecast/types.ts";

/** Access that ends by itself in these days, and what should have ended. */
export function EndingTable({ rows, total }: { rows: readonly ForecastEnding[]; total: number }) {
  if (rows.length === 0) return <p className="text-ink-2">No access ends in these days.</p>;
  return (
    <>
      <Table isBoxed isWrapping columns={["136px", "32%", undefined]} aria-label="Ending access">
        <THead>
          <Th>Ends</Th>
          <Th>Person</Th>
          <Th>What</Th>
        </THead>
        <TBody>
          {rows.map(({ id, objectId, name, target, endsAt, problem }) => (
            <Tr key={id}>
              <Td className="align-top">
                <Time at={endsAt} />
              </Td>
              <Td isStrong className="align-top">
                <TextLink href={`/people/${objectId}`}>{name}</TextLink>
              </Td>
              <Td className="align-top">
                {target}
                {problem === null ? null : (
                  <span className="block">
                    <StatusMark glyph="alert">{problem}</StatusMark>
                  </span>
                )}
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      <FirstOf shown={rows.length} total={total} className="mt-2" />
    </>
  );
}
