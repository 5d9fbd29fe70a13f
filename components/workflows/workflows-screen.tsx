import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import type { TemplateCard, WorkflowRow } from "#lib/workflows/types.ts";
import { NewWorkflowButton, TemplateGallery } from "./template-gallery.tsx";
import { WorkflowList } from "./workflow-list.tsx";
import { WorkflowTabs } from "./workflow-tabs.tsx";

type WorkflowsScreenProps = {
  rows: readonly WorkflowRow[];
  templates: readonly TemplateCard[];
  canEdit: boolean;
};

/** Every workflow, and the templates that begin one. */
export function WorkflowsScreen({ rows, templates, canEdit }: WorkflowsScreenProps) {
  const current = rows.filter(({ state }) => state !== "Archived");
  const archived = rows.filter(({ state }) => state === "Archived");
  return (
    <>
      <PageHead title="Workflows" count={current.length === 0 ? null : current.length}>
        <WorkflowTabs current="/workflows" />
        {canEdit ? (
          <span className="max-sm:hidden">
            <NewWorkflowButton isPrimary />
          </span>
        ) : null}
      </PageHead>
      <PageScroll>
        <PageBody>
          {current.length > 0 ? (
            <div className="mb-8">
              <WorkflowList rows={current} label="Workflows" />
            </div>
          ) : (
            <NoWorkflows canEdit={canEdit} />
          )}
          {canEdit ? (
            <Section
              title="Templates"
              help="Each works as it is. Use one, change what you like, try it with a dry run, then publish it."
            >
              <TemplateGallery templates={templates} />
              <div className="mt-3 sm:hidden">
                <NewWorkflowButton />
              </div>
            </Section>
          ) : null}
          {archived.length === 0 ? null : (
            <Section title="Archive" help="They start nothing any more. Their runs stay.">
              <WorkflowList rows={archived} label="Archived workflows" />
            </Section>
          )}
        </PageBody>
      </PageScroll>
    </>
  );
}

function NoWorkflows({ canEdit }: { canEdit: boolean }) {
  return (
    <div className="mb-8 max-w-160">
      <h2 className="text-16 font-semibold">What you do again and again, done by itself</h2>
      <p className="mt-1 text-ink-2">
        A workflow starts with something that happens: a request for a service, a start or end date, a change
        in Entra. Then it does its steps in order: it asks for approval, acts in Entra, tells people, waits
        for days. It says at each step what it did, and stops where somebody has to look.
      </p>
      <p className="mt-2 text-ink-2">
        {canEdit
          ? "Begin with a template below. Nothing runs before you publish it."
          : "Nothing is set up yet. An admin makes workflows here."}
      </p>
    </div>
  );
}
