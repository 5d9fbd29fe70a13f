import type { Metadata } from "next";
import { NewPlaybook } from "#components/playbooks/new-playbook.tsx";
import { PlaybookList } from "#components/playbooks/playbook-list.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { loadPlaybooks } from "#lib/playbooks/loaders.ts";

export const metadata: Metadata = { title: "Playbooks" };

export default async function PlaybooksPage() {
  const { rows, templates, isAdmin, stopped } = await loadPlaybooks();
  const begin = isAdmin ? <NewPlaybook templates={templates} /> : null;
  return (
    <>
      <PageHead title="Playbooks" isTitleHidden />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Playbooks"
            lede="What the IT Agent proposes, asks for or does when a request fits, and how far each may go."
          >
            {rows.length > 0 ? begin : null}
          </PageTitle>
          {stopped === null ? null : (
            <Notice tone="warning" title={`${stopped.byName} has stopped the IT Agent.`} className="mb-4">
              Nothing is proposed or done until an admin starts it again in Settings.
            </Notice>
          )}
          <PlaybookList rows={rows} isAdmin={isAdmin} begin={begin} />
        </PageBody>
      </PageScroll>
    </>
  );
}
