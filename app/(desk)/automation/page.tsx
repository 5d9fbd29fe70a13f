import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AutomationSwitch } from "#components/settings/protection/automation-switch.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { findAutomationPause } from "#lib/entra/protection/data.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Automation" };

/** The same switch as in Settings → Protection, for agents: whoever sees something wrong can stop it. */
export default async function AutomationPage() {
  const { actor, db } = await pageContext();
  if (actor.role === "employee") notFound();
  return (
    <>
      <PageHead title="Automation" isTitleHidden crumbs={[{ label: "Requests", href: "/requests" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Automation"
            lede="Pausing stops what runs without a click: access that ends at its date, actions that were approved, workflows and playbooks. Nothing is lost. An admin resumes it."
          />
          <AutomationSwitch pause={findAutomationPause(db)} mayResume={actor.role === "admin"} />
        </PageBody>
      </PageScroll>
    </>
  );
}
