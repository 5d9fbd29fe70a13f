import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Th } from "#components/ui/th.tsx";
import { Time } from "#components/ui/time.tsx";
import type { HealthCheck, HealthState } from "#lib/health/types.ts";

const LOOK = {
  good: { glyph: "check", word: "Well" },
  waits: { glyph: "alert", word: "Look at it" },
  bad: { glyph: "cross", word: "Not well" },
} as const satisfies Record<HealthState, object>;

/** Every part of Gatehouse with how it does; those that need somebody lead to where something can be done. */
export function HealthList({ checks }: { checks: readonly HealthCheck[] }) {
  return (
    <Table isBoxed isWrapping aria-label="Health">
      <THead>
        <Th className="w-44 max-sm:w-28">Part</Th>
        <Th className="w-28">State</Th>
        <Th>What is known</Th>
        <Th className="w-40 max-md:hidden">When</Th>
      </THead>
      <TBody>
        {checks.map(({ key, title, state, words, at, href }) => (
          <Tr key={key}>
            <Td isStrong>{href === null ? title : <TextLink href={href}>{title}</TextLink>}</Td>
            <Td>
              <StatusMark glyph={LOOK[state].glyph}>{LOOK[state].word}</StatusMark>
            </Td>
            <Td>{words}</Td>
            <Td className="max-md:hidden">{at === null ? null : <Time at={at} />}</Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
