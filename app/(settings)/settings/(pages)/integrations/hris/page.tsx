import type { Metadata } from "next";
import { ApiSection } from "#components/settings/hris/api-section.tsx";
import { ConflictsSection } from "#components/settings/hris/conflicts-section.tsx";
import { FileSection } from "#components/settings/hris/file-section.tsx";
import { OfficeList } from "#components/settings/hris/office-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { loadHris } from "#lib/hris/loaders.ts";

export const metadata: Metadata = { title: "HRIS" };

const CRUMBS = [
  { label: "Settings", href: "/settings" },
  { label: "Integrations", href: "/settings/integrations" },
];

export default async function HrisPage() {
  const page = await loadHris();
  return (
    <>
      <PageHead title="HRIS" isTitleHidden crumbs={CRUMBS} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="HRIS"
            lede="Who starts and who leaves, and when: from a file, from the API, and from Entra’s own hire and leave dates. Nothing here changes Entra."
          >
            <LinkButton href="/workflows/forecast">Forecast</LinkButton>
          </PageTitle>
          <FileSection page={page} />
          <ApiSection publicUrl={page.publicUrl} />
          <ConflictsSection winner={page.winner} conflicts={page.conflicts} />
          <Section
            title="Offices"
            help="Whose calendar and clock a start or end date is meant by."
            anchor="offices"
          >
            <OfficeList offices={page.offices} workspaceZone={page.workspaceZone} />
          </Section>
        </PageBody>
      </PageScroll>
    </>
  );
}
