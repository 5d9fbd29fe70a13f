import { dayWords } from "#components/settings/hris/day-words.ts";
import { FirstOf } from "#components/ui/first-of.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Th } from "#components/ui/th.tsx";
import type { ForecastGap, ForecastPerson, PlannedWorkflow } from "#lib/forecast/types.ts";

type ForecastTableProps = {
  noun: "starts" | "leaves";
  rows: readonly ForecastPerson[];
  total: number;
  isAdmin: boolean;
};

/** One row for everybody who starts or leaves, with what is missing. */
export function ForecastTable({ noun, rows, total, isAdmin }: ForecastTableProps) {
  if (rows.length === 0) return <p className="text-ink-2">{`Nobody ${noun} in these days.`}</p>;
  return (
    <>
      <Table
        isBoxed
        isWrapping
        className="[&_th:first-child]:w-34 md:[&_th:nth-child(2)]:w-[24%] md:[&_th:nth-child(3)]:w-[28%]"
        aria-label={noun === "starts" ? "Joiners" : "Leavers"}
      >
        <THead>
          <Th>Day</Th>
          <Th>Person</Th>
          <Th className="max-md:hidden">Planned</Th>
          <Th className="max-md:hidden">What is missing</Th>
        </THead>
        <TBody>
          {rows.map((row) => (
            <Tr key={row.key}>
              <Td className="align-top">
                <Day row={row} />
              </Td>
              <Td isStrong className="align-top [overflow-wrap:anywhere]">
                {row.objectId === null ? (
                  row.name
                ) : (
                  <TextLink href={`/people/${row.objectId}`}>{row.name}</TextLink>
                )}
                <span className="block text-12 font-normal text-ink-3">
                  {`${row.department ?? "No department"}, from ${row.source === "hris" ? "HR" : "Entra"}`}
                </span>
                <div className="mt-1 grid gap-1 font-normal text-ink-2 md:hidden">
                  <Planned row={row} />
                  <Gaps gaps={row.gaps} isAdmin={isAdmin} />
                </div>
              </Td>
              <Td className="align-top max-md:hidden">
                <Planned row={row} />
              </Td>
              <Td className="align-top max-md:hidden">
                <Gaps gaps={row.gaps} isAdmin={isAdmin} />
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      <FirstOf shown={rows.length} total={total} className="mt-2" />
    </>
  );
}

function Day({ row: { date, timeZone, isOfficeZone, isLate } }: { row: ForecastPerson }) {
  return (
    <>
      <time dateTime={date} className="block whitespace-nowrap text-ink tabular-nums">
        {dayWords(date)}
      </time>
      <span className="block text-12 text-ink-3">
        {isOfficeZone ? timeZone.replaceAll("_", " ") : "Workspace time"}
      </span>
      {isLate ? <Tag tone="warning">Late</Tag> : null}
    </>
  );
}

function Planned({ row: { planned } }: { row: ForecastPerson }) {
  if (planned.length === 0) return <span className="text-ink-3">No workflow starts on it.</span>;
  return (
    <ul className="grid gap-1">
      {planned.map(({ id, name, day, hour, steps, outlook }) => (
        <li key={id}>
          <TextLink href={`/workflows/${id}`}>{name}</TextLink>
          <Outlook of={outlook} />
          {outlook.status === "starts-not" ? null : (
            <span className="block text-12 text-ink-3 tabular-nums">
              {`${dayWords(day)}, ${String(hour).padStart(2, "0")}:00: ${steps}`}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Outlook({ of }: { of: PlannedWorkflow["outlook"] }) {
  switch (of.status) {
    case "starts":
      return null;
    case "started":
      return (
        <>
          {": "}
          <TextLink href={`/workflows/runs/${of.runId}`}>{of.state}</TextLink>
        </>
      );
    case "waits":
      return <span className="block">{of.why}</span>;
    case "starts-not":
      return <span className="block">{`Won’t start. ${of.why}`}</span>;
  }
}

function Gaps({ gaps, isAdmin }: { gaps: readonly ForecastGap[]; isAdmin: boolean }) {
  if (gaps.length === 0) return <StatusMark glyph="check">Nothing</StatusMark>;
  return (
    <ul className="grid gap-0.5">
      {gaps.map(({ words, fix }) => (
        <li key={words}>
          {words}{" "}
          {fix !== null && (isAdmin || !fix.isForAdmins) ? (
            <TextLink href={fix.href} className="whitespace-nowrap">
              {fix.label}
            </TextLink>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
