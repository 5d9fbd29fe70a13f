import { LinkButton } from "#components/ui/link-button.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import type { BundleView } from "#lib/bundles/types.ts";
import { missingWords, namesInShort, peopleWords } from "./bundle-words.ts";

/** Columns that a narrow screen has no room for. */
const ROOMY = "max-md:hidden";

type BundleTableProps = { bundles: readonly BundleView[]; mayEdit: boolean };

/** One row for each department with a bundle. */
export function BundleTable({ bundles, mayEdit }: BundleTableProps) {
  if (bundles.length === 0) return <p className="text-ink-2">No department has a bundle yet.</p>;
  return (
    <Table isBoxed isWrapping aria-label="Bundles by department">
      <THead>
        <Th>Department</Th>
        <Th className={ROOMY}>Groups</Th>
        <Th className={ROOMY}>Apps</Th>
        <Th isNumber className={ROOMY}>
          People
        </Th>
        <Th className="w-24">
          <span className="sr-only">Open</span>
        </Th>
      </THead>
      <TBody>
        {bundles.map((bundle) => (
          <Tr key={bundle.id}>
            <Td isStrong>
              <Link href={`/bundles/${bundle.id}`} className="hover:underline">
                {bundle.department}
              </Link>
              {bundle.missing.length === 0 ? null : (
                <span className="block text-12 font-normal">
                  <StatusMark glyph="alert">{missingWords(bundle.missing.length)}</StatusMark>
                </span>
              )}
              <span className="block text-12 font-normal text-ink-3 md:hidden">
                {`${peopleWords(bundle.peopleCount)}. ${partWords(bundle)}`}
              </span>
            </Td>
            <Td className={ROOMY}>{namesInShort(bundle.groups)}</Td>
            <Td className={ROOMY}>{namesInShort(bundle.apps)}</Td>
            <Td isNumber className={ROOMY}>
              {bundle.peopleCount}
            </Td>
            <Td className="text-right">
              <LinkButton href={`/bundles/${bundle.id}`} size="s" variant="ghost">
                <span>
                  {mayEdit ? "Edit" : "View"}
                  <span className="sr-only">{` ${bundle.department}`}</span>
                </span>
              </LinkButton>
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

const partWords = ({ groups, apps }: BundleView) => namesInShort([...groups, ...apps]);
