import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { HrisPage } from "#lib/hris/loaders.ts";
import { UploadButton } from "./upload-button.tsx";
import { UploadTable } from "./upload-table.tsx";

/** A file to upload, the draft that waits, and the last ones. */
export function FileSection({ page }: { page: HrisPage }) {
  const { draftId, uploads, people, inEntra } = page;
  return (
    <Section
      title="CSV file"
      help="Up to 50,000 people and 5 MB. You see what would change before it counts."
    >
      <div className="grid gap-4">
        {draftId === null ? null : (
          <Notice
            tone="info"
            title="A file waits to be applied"
            action={<LinkButton href={`/settings/integrations/hris/${draftId}`}>Look at it</LinkButton>}
          >
            Another upload puts it away.
          </Notice>
        )}
        <UploadButton />
        {people === 0 ? null : (
          <p className="text-ink-2 tabular-nums">
            {`HR has named ${people.toLocaleString("en")} people so far, ${inEntra.toLocaleString("en")} of them in Entra.`}
          </p>
        )}
        <UploadTable uploads={uploads} />
      </div>
    </Section>
  );
}
