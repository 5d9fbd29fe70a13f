import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { Time } from "#components/ui/time.tsx";
import type { UploadView } from "#lib/hris/types.ts";

const ROOMY = "max-md:hidden";

/** The last files and what became of their rows. */
export function UploadTable({ uploads }: { uploads: readonly UploadView[] }) {
  if (uploads.length === 0) return null;
  return (
    <Table isBoxed isWrapping aria-label="Last files">
      <THead>
        <Th>File</Th>
        <Th>What became of it</Th>
        <Th className={ROOMY}>By</Th>
        <Th>When</Th>
      </THead>
      <TBody>
        {uploads.map((upload) => (
          <Tr key={upload.id}>
            <Td isStrong className="[overflow-wrap:anywhere]">
              {upload.fileName}
            </Td>
            <Td>{outcomeOf(upload)}</Td>
            <Td className={ROOMY}>{upload.settledByName}</Td>
            <Td>{upload.settledAt === null ? null : <Time at={upload.settledAt} />}</Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

function outcomeOf({ state, counts, rowCount }: UploadView): string {
  if (state !== "Applied" || counts === null) return "Put away, nothing of it counts";
  const part = (count: number | undefined, word: string) =>
    count ? `${count.toLocaleString("en")} ${word}` : null;
  const parts = [
    part(counts.new, "new"),
    part(counts.changed, "changed"),
    part(counts.unchanged, "as they were"),
    part(counts.refused, "refused"),
  ].filter((each) => each !== null);
  return parts.length === 0 ? `${rowCount} rows` : parts.join(", ");
}
