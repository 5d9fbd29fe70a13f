import type { Metadata } from "next";
import { GeneralForm } from "#components/settings/general/general-form.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { loadWorkspace } from "#lib/workspace/loaders.ts";

export const metadata: Metadata = { title: "General" };

export default async function GeneralSettingsPage() {
  const page = await loadWorkspace();
  return (
    <>
      <PageHead title="General" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle title="General" lede="What this workspace is called, and whose calendar it writes in." />
          <GeneralForm {...page} />
        </PageBody>
      </PageScroll>
    </>
  );
}
