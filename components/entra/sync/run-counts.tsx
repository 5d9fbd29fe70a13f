import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import type { ChangesByKind } from "#lib/entra/sync/types.ts";

const KINDS: Record<string, string> = {
  people: "People",
  groups: "Groups",
  memberships: "Memberships",
  ownerships: "Group owners",
  apps: "Applications",
  assignments: "App assignments",
  administrativeUnits: "Administrative units",
  unitMembers: "Members of units",
  roleHolders: "Holders of directory roles",
};
const figures = new Intl.NumberFormat("en-GB");
const shown = (count: number) => (count === 0 ? "—" : figures.format(count));

/** Added, changed and removed, kind by kind. */
export function RunCounts({ changes }: { changes: ChangesByKind | null }) {
  if (changes === null) return <p className="text-ink-2">Nothing was applied.</p>;
  return (
    <Table isBoxed isTight columns={[undefined, "84px", "84px", "84px"]} aria-label="Changes by kind">
      <THead>
        <Th>Kind</Th>
        <Th isNumber>Added</Th>
        <Th isNumber>Changed</Th>
        <Th isNumber>Removed</Th>
      </THead>
      <TBody>
        {Object.entries(changes).map(([kind, { added, changed, removed }]) => (
          <Tr key={kind}>
            <Td>{KINDS[kind] ?? kind}</Td>
            <Td isNumber>{shown(added)}</Td>
            <Td isNumber>{shown(changed)}</Td>
            <Td isNumber>{shown(removed)}</Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
