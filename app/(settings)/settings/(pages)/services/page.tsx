import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { ServiceTable } from "#components/settings/services/service-table.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { loadServices } from "#lib/services/loaders.ts";
import { loadServiceWorkflows } from "#lib/workflows/loaders.ts";

export const metadata: Metadata = { title: "Services" };

export default async function ServicesPage() {
  const services = await loadServices();
  const workflows = await loadServiceWorkflows();
  return (
    <>
      <PageHead title="Services" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Services"
            lede="What people can ask for in the portal: the form, who finds it, and who gets the requests."
          >
            <LinkButton href="/settings/services/new" variant="primary" icon={<Icon of={Plus} size={14} />}>
              New service
            </LinkButton>
          </PageTitle>
          <ServiceTable services={services} workflows={workflows} />
        </PageBody>
      </PageScroll>
    </>
  );
}
