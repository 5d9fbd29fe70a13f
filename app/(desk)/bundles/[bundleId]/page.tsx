import type { Metadata } from "next";
import { BundleContents } from "#components/bundles/bundle-contents.tsx";
import { BundleEditor } from "#components/bundles/bundle-editor.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { loadBundleEditor } from "#lib/bundles/loaders.ts";

export const metadata: Metadata = { title: "App bundle" };

const CRUMBS = [{ label: "App bundles", href: "/bundles" }];

type Props = {
  params: Promise<{ bundleId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function BundlePage({ params, searchParams }: Props) {
  const { department } = await searchParams;
  const suggested = typeof department === "string" ? department : "";
  const page = await loadBundleEditor((await params).bundleId, suggested);
  const { bundle, isBaseline, mayEdit } = page;
  const title = isBaseline ? "Everybody" : (bundle?.department ?? "New bundle");
  return (
    <>
      <PageHead title={title} isTitleHidden crumbs={CRUMBS} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title={title}
            lede={
              isBaseline
                ? "The baseline: what everybody is given on their first day, whatever their department."
                : "What people of this department are given on their first day, beside the baseline for everybody."
            }
          />
          {mayEdit ? (
            <BundleEditor key={`${bundle?.id} ${bundle?.version}`} page={page} />
          ) : bundle === null ? null : (
            <BundleContents bundle={bundle} />
          )}
        </PageBody>
      </PageScroll>
    </>
  );
}
