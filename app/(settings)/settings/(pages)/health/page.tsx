import type { Metadata } from "next";
import { HealthList } from "#components/settings/health/health-list.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Time } from "#components/ui/time.tsx";
import { loadHealth } from "#lib/health/loaders.ts";

export const metadata: Metadata = { title: "Health" };

export default async function HealthPage() {
  const { checks, now } = await loadHealth();
  return (
    <>
      <PageHead title="Health" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Health"
            lede={
              <>
                How Gatehouse itself does, as of <Time at={now} />. The same at <code>gatehouse status</code>.
              </>
            }
          />
          <HealthList checks={checks} />
        </PageBody>
      </PageScroll>
    </>
  );
}
