import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import type { Power } from "#lib/entra/connection/permissions.ts";
import { STACKED_TABLE } from "./stacked-table.ts";

type GrantedTableProps = { powers: readonly Power[]; chosen: readonly string[]; granted: readonly string[] };

/** Permission × what it unlocks × granted. A missing one names the actions that don't work. */
export function GrantedTable({ powers, chosen, granted }: GrantedTableProps) {
  const rows = powers.flatMap((power) => power.permissions.map((permission) => ({ power, permission })));
  return (
    <Table
      isBoxed
      isWrapping
      columns={["250px", "250px", undefined, "118px"]}
      className={STACKED_TABLE}
      aria-label="Permissions"
    >
      <THead>
        <Th>Permission</Th>
        <Th>Lets Gatehouse</Th>
        <Th>Unlocks</Th>
        <Th>State</Th>
      </THead>
      <TBody>
        {rows.map(({ power, permission }) => {
          const isGranted = granted.includes(permission.name);
          const isAsked = !power.isOptional || chosen.includes(power.key);
          return (
            <Tr key={permission.name}>
              <Td isStrong isId>
                {permission.name}
              </Td>
              <Td>{permission.lets}</Td>
              <Td>
                {power.actions.length === 0 ? permission.use : power.actions.join(", ")}
                {isGranted ? null : (
                  <span className="text-warning-text">
                    {isAsked ? untilGranted(power.actions.length) : ", switched off"}
                  </span>
                )}
              </Td>
              <Td>
                {isGranted ? (
                  <StatusMark glyph="check">Granted</StatusMark>
                ) : isAsked ? (
                  <StatusMark glyph="alert" isWordToned>
                    Missing
                  </StatusMark>
                ) : (
                  <StatusMark glyph="hollow">Not asked</StatusMark>
                )}
              </Td>
            </Tr>
          );
        })}
      </TBody>
    </Table>
  );
}

function untilGranted(actions: number): string {
  if (actions === 0) return ": stays as it was until granted";
  return actions === 1 ? " doesn’t work until granted" : " don’t work until granted";
}
