import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import type { PrivilegedPeople } from "#lib/entra/protection/privileged-people-data.ts";
import { PersonLink } from "./person-link.tsx";

/** Who counts as privileged, and by what. */
export function PrivilegedTable({ people: { total, first } }: { people: PrivilegedPeople }) {
  if (total === 0) {
    return (
      <p className="text-ink-2">
        Nobody the last sync read holds a directory role. Role holders show here once Entra is connected.
      </p>
    );
  }
  return (
    <>
      <Table isBoxed isWrapping columns={["34%", undefined]} aria-label="Privileged people">
        <THead>
          <Th>Name</Th>
          <Th>Privileged by</Th>
        </THead>
        <TBody>
          {first.map((person) => (
            <Tr key={person.objectId}>
              <Td isStrong>
                <PersonLink {...person} />
              </Td>
              <Td>{person.privileges}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      {total > first.length ? (
        <p className="mt-2 text-12 text-ink-3">
          The first {first.length} of {total.toLocaleString("en-GB")}, by name.
        </p>
      ) : null}
    </>
  );
}
