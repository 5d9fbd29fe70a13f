import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Th } from "#components/ui/th.tsx";
import type { PermissionRow } from "#lib/entra/connection/permissions.ts";

/** Below 900 px a row of a permission table becomes a block: name, sentence, use, tag. */
export const STACKED =
  "max-md:min-w-0 max-md:[&_colgroup]:hidden max-md:[&_thead]:sr-only max-md:[&_tbody]:block max-md:[&_tr]:block max-md:[&_tr]:border-b max-md:[&_tr]:border-line max-md:[&_tr]:py-2.5 max-md:[&_tr:last-child]:border-b-0 max-md:[&_td]:block max-md:[&_td]:h-auto max-md:[&_td]:border-0 max-md:[&_td]:px-3.5 max-md:[&_td]:py-0.5";

/** What will be asked of Microsoft: permission, what it lets Gatehouse do, what for, read or write. */
export function PermissionTable({ permissions }: { permissions: readonly PermissionRow[] }) {
  return (
    <Table isBoxed isWrapping columns={["250px", "270px", undefined, "84px"]} className={STACKED} aria-label="Permissions that will be asked for">
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
