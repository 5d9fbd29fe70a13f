import { ChangeMark, type Change } from "#components/ui/change-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { WRAPPED_TABLE } from "#components/entra/connect/stacked-table.ts";
import { Link } from "#components/ui/link.tsx";
import type { Hold, HoldItem } from "#lib/entra/sync/types.ts";

const WORDS: Record<string, { mark: Change; words: string }> = {
  removed: { mark: "loses", words: "Removed" },
  blocked: { mark: "loses", words: "Blocked" },
  added: { mark: "gains", words: "Added" },
  emptied: { mark: "changes", words: "Loses facts" },
};
const PAGES: Record<string, string> = { people: "people", groups: "groups", apps: "apps" };

/** What a hold would do, object by object. */
export function HoldItems({ hold, items }: { hold: Hold; items: readonly HoldItem[] }) {
  return (
    <Table isBoxed isWrapping className={WRAPPED_TABLE} aria-label="What would change">
      <THead>
        <Th>Change</Th>
        <Th>Name</Th>
        <Th>Detail</Th>
      </THead>
      <TBody>
        {items.map((item) => {
          const { mark, words } = WORDS[item.what] ?? { mark: "changes", words: item.what };
          return (
            <Tr key={`${item.what} ${item.objectId} ${item.relatedId}`}>
              <Td className="md:w-32">
                <span className="inline-flex items-center gap-2">
                  <ChangeMark change={mark} />
                  {words}
                </span>
              </Td>
              <Td isStrong>
                <ItemName hold={hold} item={item} />
              </Td>
              <Td>{item.detail ?? "—"}</Td>
            </Tr>
          );
        })}
      </TBody>
    </Table>
  );
}

function ItemName({ hold, item }: { hold: Hold; item: HoldItem }) {
  const page = item.relatedId === "" ? PAGES[hold.kind] : undefined;
  if (page === undefined || item.what === "added") return <>{item.name}</>;
  return (
    <Link href={`/${page}/${item.objectId}`} className="hover:underline">
      {item.name}
    </Link>
  );
}
