import type { Metadata } from "next";
import { ServiceEditor } from "#components/settings/services/service-editor.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { loadServiceEditor } from "#lib/services/loaders.ts";

export const metadata: Metadata = { title: "Service" };

const CRUMBS = [
  { label: "Settings", href: "/settings" },
  { label: "Services", href: "/settings/services" },
];

type Props = { params: Promise<{ key: string }> };

export default async function ServicePage({ params }: Props) {
  const page = await loadServiceEditor((await params).key);
  const title = page.service?.title ?? "New service";
  return (
    <>
      <PageHead title={title} isTitleHidden crumbs={CRUMBS} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title={title}
            lede="Requests that were filed keep what they were answered, whatever changes here."
          />
          <ServiceEditor key={page.service?.version ?? "new"} {...page} />
        </PageBody>
      </PageScroll>
    </>
  );
}
