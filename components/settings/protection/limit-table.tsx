import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import type { LimitLine } from "#lib/entra/protection/load-protection.ts";

/** How much may happen, by whom, in which time. */
export function LimitTable({ limits }: { limits: readonly LimitLine[] }) {
  return (
    <Table isBoxed isWrapping columns={[undefined, "32%", "120px"]} aria-label="Limits">
      <THead>
        <Th>Action</Th>
        <Th>Counted for</Th>
        <Th isNumber>At most</Th>
      </THead>
      <TBody>
        {limits.map(({ key, title, who, count, per }) => (
          <Tr key={key}>
            <Td isStrong>{title}</Td>
            <Td>{who}</Td>
            <Td isNumber>
              {count.toLocaleString("en-GB")} per {per}
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
