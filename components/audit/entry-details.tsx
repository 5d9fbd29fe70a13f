import { FromTo } from "#components/ui/change-block.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { detailLines } from "#lib/audit/details-lines.ts";

/** What else is known: before and after, reasons, input. */
export function EntryDetails({ details }: { details: Record<string, unknown> | null }) {
  const lines = detailLines(details);
  if (lines.length === 0) return <p className="text-ink-2">Nothing more is known.</p>;
  return (
    <DescriptionList
      isWide
      facts={lines.map(({ name, was, now }) => ({
        term: name,
        value: was === null ? now : <FromTo was={was} now={now} />,
      }))}
    />
  );
}
