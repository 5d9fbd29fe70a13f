"use client";
import { submitWorkflowDraft } from "#lib/workflows/server-actions.ts";
import type { DocumentProblem, WorkflowDetails } from "#lib/workflows/types.ts";
import { errorsOf, type DraftErrors } from "./draft-errors.ts";
import type { WorkflowDraft } from "./editor-part.ts";
import { useDraft } from "./use-draft.ts";

/** A workflow's draft while it is written, with what Gatehouse found in it when it was saved last. */
export function useWorkflowDraft({ id, draftVersion, problems, ...workflow }: WorkflowDetails) {
  const { name, description, dailyLimit, document } = workflow;
  const { found, ...written } = useDraft<WorkflowDraft, readonly DocumentProblem[], DraftErrors>({
    kept: { draft: { name, description, dailyLimit, document }, version: draftVersion, found: problems },
    errorsOf: (draft, version) => errorsOf(draft, id, version),
    send: async (draft, version) => {
      const result = await submitWorkflowDraft({ id, draftVersion: version, ...draft });
      if (result.status !== "ok") return result;
      return { ...result, value: { version: result.value.draftVersion, found: result.value.problems } };
    },
  });
  return { ...written, problems: found };
}
