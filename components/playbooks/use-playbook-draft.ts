"use client";
import { useDraft } from "#components/workflows/editor/use-draft.ts";
import type { PlaybookDocument } from "#lib/playbooks/schema.ts";
import { sendPlaybook } from "#lib/playbooks/server-actions.ts";
import type { PlaybookProblem } from "#lib/playbooks/types.ts";
import { issuesOf, type PlaybookDraft } from "./playbook-draft.ts";

type Kept = { id: string; name: string; draft: PlaybookDocument; draftVersion: number };

/** A playbook's draft while it is written, saved by itself. */
export function usePlaybookDraft({ id: playbookId, name, draft: document, draftVersion }: Kept) {
  return useDraft<PlaybookDraft, null, PlaybookProblem[]>({
    kept: { draft: { name, document }, version: draftVersion, found: null },
    errorsOf: (draft, version) => issuesOf(draft, playbookId, version),
    send: async (draft, version) => {
      const result = await sendPlaybook({ playbookId, draftVersion: version, ...draft });
      if (result.status !== "ok") return result;
      return { ...result, value: { version: result.value.draftVersion, found: null } };
    },
  });
}
