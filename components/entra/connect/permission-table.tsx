import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Th } from "#components/ui/th.tsx";
import type { PermissionRow } from "#lib/entra/connection/permissions.ts";
import { STACKED_TABLE } from "./stacked-table.ts";

/** What will be asked of Microsoft: permission, what it lets Gatehouse do, what for, read or write. */
export function PermissionTable({ permissions }: { permissions: readonly PermissionRow[] }) {
  return (
    <Table
      isBoxed
      isWrapping
      columns={["250px", "270px", undefined, "84px"]}
      className={STACKED_TABLE}
      aria-label="Permissions that will be asked for"
    >
      <THead>
        <Th>Permission</Th>
        <Th>Lets Gatehouse</Th>
        <Th>You use it for</Th>
        <Th>Access</Th>
      </THead>
      <TBody>
        {permissions.map((permission) => (
          <Tr key={permission.name}>
            <Td isStrong isId>
              {permission.name}
            </Td>
            <Td>{permission.lets}</Td>
            <Td>{permission.use}</Td>
            <Td>
              <Tag tone={permission.access === "Write" ? "accent" : "plain"}>{permission.access}</Tag>
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
