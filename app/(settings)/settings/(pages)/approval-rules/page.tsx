import type { Metadata } from "next";
import { RulesSections } from "#components/settings/approval-rules/rules-sections.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { loadRules } from "#lib/approvals/rules/loaders.ts";

export const metadata: Metadata = { title: "Approval rules" };

export default async function ApprovalRulesPage() {
  const page = await loadRules();
  return (
    <>
      <PageHead title="Approval rules" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Approval rules"
            lede="Who has to approve before an action runs. What was approved is exactly what runs, once, before it expires."
          />
          <RulesSections page={page} />
        </PageBody>
      </PageScroll>
    </>
  );
}
