import type { Metadata } from "next";
import { ApplyBar } from "#components/settings/hris/apply-bar.tsx";
import { DryRunResult } from "#components/settings/hris/dry-run-result.tsx";
import { MappingForm } from "#components/settings/hris/mapping-form.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { loadUpload } from "#lib/hris/loaders.ts";

export const metadata: Metadata = { title: "File of HR" };

const CRUMBS = [
  { label: "Integrations", href: "/settings/integrations" },
  { label: "HRIS", href: "/settings/integrations/hris" },
];

const SIGNS: Record<string, string> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" };

type Props = { params: Promise<{ uploadId: string }> };

export default async function HrisUploadPage({ params }: Props) {
  const { upload, run } = await loadUpload((await params).uploadId);
  const { fileName, rowCount, encoding, delimiter } = upload;
  return (
    <>
      <PageHead title={fileName} isTitleHidden crumbs={CRUMBS} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title={fileName}
            lede={`${rowCount.toLocaleString("en")} rows in ${encoding}, told apart by ${SIGNS[delimiter] ?? delimiter}. Nothing of it counts until you apply it.`}
          />
          <Section title="Columns" help="Remembered for the next file once this one is applied.">
            <MappingForm key={JSON.stringify([upload.mapping, upload.dateOrder])} upload={upload} />
          </Section>
          <Section title="Dry run" help="What would become of each row now. Nothing is written yet.">
            <DryRunResult run={run} />
          </Section>
          <ApplyBar uploadId={upload.id} run={run} />
        </PageBody>
      </PageScroll>
    </>
  );
}
