import type { ReactNode } from "react";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import type { ImportReview } from "#lib/entra/sync/types.ts";
import { cn } from "#lib/platform/cn.ts";
import { COUNTED_TABLE } from "./stacked-table.ts";

const figures = new Intl.NumberFormat("en-GB");
const n = (value: number) => figures.format(value);

type CountRow = { name: string; inEntra: number; here: number; check: ReactNode };

function countRows(review: ImportReview): CountRow[] {
  const { people, groups } = review;
  const all = (count: number) => (
    <StatusMark glyph="check">{count === 0 ? "None in Entra" : "All read"}</StatusMark>
  );
  const excluded = <StatusMark glyph="minus">Excluded by default</StatusMark>;
  const blocked = people.inScope >= people.activeMembers + people.blocked && people.blocked > 0;
  return [
    {
      name: "Active users",
      inEntra: people.activeMembers,
      here: people.activeMembers,
      check: <StatusMark glyph="check">Matches Entra</StatusMark>,
    },
    {
      name: "Deactivated users",
      inEntra: people.blocked,
      here: blocked ? people.blocked : 0,
      check: blocked ? all(people.blocked) : excluded,
    },
    { name: "Guest accounts", inEntra: people.guests, here: 0, check: excluded },
    { name: "Security groups", inEntra: groups.security, here: groups.security, check: all(groups.security) },
    {
      name: "Microsoft 365 groups",
      inEntra: groups.microsoft365,
      here: groups.microsoft365,
      check: all(groups.microsoft365),
    },
    {
      name: "Mail-enabled security groups",
      inEntra: groups.mailEnabledSecurity,
      here: groups.mailEnabledSecurity,
      check: <StatusMark glyph="minus">Listed, can’t be targets</StatusMark>,
    },
    {
      name: "Distribution groups",
      inEntra: groups.distribution,
      here: groups.distribution,
      check: <StatusMark glyph="minus">Listed, can’t be targets</StatusMark>,
    },
    {
      name: "Enterprise Applications",
      inEntra: review.apps,
      here: review.apps,
      check: <StatusMark glyph="check">{n(review.assignments)} assignments</StatusMark>,
    },
    {
      name: "Administrative units",
      inEntra: review.administrativeUnits,
      here: review.administrativeUnits,
      check: all(review.administrativeUnits),
    },
  ];
}

/** Counts side by side: what Entra has, what Gatehouse will show. */
export function ReviewCounts({ review }: { review: ImportReview }) {
  return (
    <Table
      isBoxed
      columns={[undefined, "90px", "110px", "200px"]}
      className={cn("mt-5", COUNTED_TABLE)}
      aria-label="Counts"
    >
      <THead>
        <Th>From Entra</Th>
        <Th isNumber>In Entra</Th>
        <Th isNumber>In Gatehouse</Th>
        <Th>Check</Th>
      </THead>
      <TBody>
        {countRows(review).map((row) => (
          <Tr key={row.name}>
            <Td isStrong>{row.name}</Td>
            <Td isNumber>{n(row.inEntra)}</Td>
            <Td isNumber isStrong>
              {n(row.here)}
            </Td>
            <Td>{row.check}</Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

/** The arithmetic in one line, so that an admin can compare it with Entra. */
export function ReviewArithmetic({ people }: { people: ImportReview["people"] }) {
  const outside = people.users - people.guests - people.blocked - people.inScope;
  return (
    <p className="mt-3 text-ink-2 tabular-nums">
      {n(people.users)} users − {n(people.guests)} guests − {n(people.blocked)} blocked
      {outside === 0 ? null : <> − {n(outside)} out of scope</>} ={" "}
      <b className="font-semibold text-ink">{n(people.inScope)} People</b>. Besides,{" "}
      {people.deleted === 1 ? "1 deleted user" : `${n(people.deleted)} deleted users`} can still be restored
      in Entra.
    </p>
  );
}
