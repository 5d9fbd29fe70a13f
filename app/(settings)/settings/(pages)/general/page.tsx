import type { Metadata } from "next";
import { GeneralForm } from "#components/settings/general/general-form.tsx";
import { HoursForm } from "#components/settings/general/hours-form.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { loadWorkspace } from "#lib/workspace/loaders.ts";

export const metadata: Metadata = { title: "General" };

export default async function GeneralSettingsPage() {
  const { workspace, usualName, hours, today } = await loadWorkspace();
  return (
    <>
      <PageHead title="General" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="General"
            lede="What this workspace is called, whose calendar it writes in, and when the IT desk is open."
          />
          <Section title="Workspace">
            <GeneralForm workspace={workspace} usualName={usualName} />
          </Section>
          <Section
            title="Business hours"
            help="People read in the portal whether the IT desk is open. Workflows, approvals and syncs never wait for it."
            anchor="business-hours"
          >
            <HoursForm hours={hours} timeZone={workspace.timeZone} today={today} />
          </Section>
        </PageBody>
      </PageScroll>
    </>
  );
}
