import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { BaselineSection } from "#components/bundles/baseline-section.tsx";
import { BundlePreview } from "#components/bundles/bundle-preview.tsx";
import { BundleTable } from "#components/bundles/bundle-table.tsx";
import { UncoveredList } from "#components/bundles/uncovered-list.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { loadBundles } from "#lib/bundles/loaders.ts";

export const metadata: Metadata = { title: "App bundles" };

export default async function BundlesPage() {
  const page = await loadBundles();
  return (
    <>
      <PageHead title="App bundles" isTitleHidden>
        <LinkButton href="/workflows/forecast">Forecast</LinkButton>
      </PageHead>
      <PageScroll>
        <PageBody>
          <PageTitle
            title="App bundles"
            lede="What people are given on their first day: the baseline for everybody, and groups and apps by department. Changing a bundle changes nobody’s access; workflows give what it says when they run."
          >
            {page.mayEdit ? (
              <LinkButton href="/bundles/new" variant="primary" icon={<Icon of={Plus} size={14} />}>
                Add bundle
              </LinkButton>
            ) : null}
          </PageTitle>
          <BaselineSection page={page} />
          <Section title="Departments" help="Matched without case, accents and spare spaces.">
            <BundleTable bundles={page.bundles} mayEdit={page.mayEdit} />
            <UncoveredList page={page} />
          </Section>
          <Section title="Preview" help="For one person, as things are now. Nothing is done.">
            <BundlePreview />
          </Section>
        </PageBody>
      </PageScroll>
    </>
  );
}
