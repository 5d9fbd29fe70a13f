"use client";
import { useMutation } from "#components/ui/query.ts";
import { useState } from "react";
import { lacksProof, withProof } from "#components/proof/with-proof.ts";
import {
  runActionFromPanel,
  startApprovedFromPanel,
  undoActionFromPanel,
} from "#lib/approvals/server-actions.ts";
import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import type { ServerActionResult } from "#lib/platform/server-action.ts";
import type { PanelWish } from "./pairs.ts";
import { useBatchRun } from "./use-batch-run.ts";
import { useRefresh } from "./use-side-panel.ts";

/** One open form: which action, the keys that make a second click harmless, and the name of its batch. */
export type OpenForm = {
  id: string;
  actionKey: string;
  filledIn: FilledIn;
  /** Idempotency keys by pair, for as long as the form is open. */
  keys: Map<string, string>;
};

/** Values of fields that are known when the form opens. */
export type FilledIn = Readonly<Record<string, unknown>>;

/** What to say in place: nothing more when the line of the run or the approval says it. */
export type PanelResult = {
  runId: string | null;
  approvalId: string | null;
  tone: "polite" | "assertive";
  title: string;
  message: string;
};

type Wish =
  | { kind: "run"; wish: PanelWish }
  | { kind: "undo"; runId: string; idempotencyKey: string }
  | { kind: "start"; approvalId: string };

/** Opens forms, runs and undoes actions, and keeps the result until the next one. */
export function useActionRunner(
  objectId: string,
  requestId: string | null,
  first: Pick<OpenForm, "actionKey" | "filledIn"> | null = null,
) {
  const [form, setForm] = useState<OpenForm | null>(() => (first === null ? null : newForm(first)));
  const [result, setResult] = useState<PanelResult | null>(null);
  const refresh = useRefresh(objectId, requestId);
  const batch = useBatchRun(refresh);
  const mutation = useMutation({
    mutationFn: async (wish: Wish) => {
      const answer = await withProof(() => ask(wish));
      return { next: resultOf(answer), isUnproven: lacksProof(answer) };
    },
    onSuccess: async ({ next, isUnproven }) => {
      await refresh();
      // Who would rather not say who they are just now keeps what they typed.
      if (!isUnproven) setForm(null);
      setResult(next);
    },
    // The connection to Gatehouse broke. The form keeps its keys, so trying again can't act twice.
    onError: async () => {
      setResult({ ...NOTHING, tone: "assertive", title: "No answer", message: LOST });
      await refresh();
    },
  });
  const isRunning = mutation.isPending || batch.isRunning;
  const mutate = (wish: Wish) => {
    if (!isRunning) mutation.mutate(wish);
  };
  return {
    form,
    result,
    batch,
    isRunning,
    undoing: mutation.isPending && mutation.variables.kind === "undo" ? mutation.variables.runId : null,
    starting:
      mutation.isPending && mutation.variables.kind === "start" ? mutation.variables.approvalId : null,
    open: (actionKey: string, filledIn: FilledIn = {}) => {
      if (isRunning) return;
      setResult(null);
      batch.reset();
      setForm(newForm({ actionKey, filledIn }));
    },
    close: () => {
      if (!isRunning) setForm(null);
    },
    run: (wish: PanelWish) => mutate({ kind: "run", wish }),
    undo: (runId: string) => mutate({ kind: "undo", runId, idempotencyKey: crypto.randomUUID() }),
    start: (approvalId: string) => mutate({ kind: "start", approvalId }),
    refresh,
  };
}

export type ActionRunner = ReturnType<typeof useActionRunner>;

function newForm(given: Pick<OpenForm, "actionKey" | "filledIn">): OpenForm {
  return { id: crypto.randomUUID(), ...given, keys: new Map() };
}

const NOTHING = { runId: null, approvalId: null } as const;
const LOST = "Gatehouse didn't answer. If the action ran, it shows below; trying again can't do it twice.";

function ask(wish: Wish): Promise<ServerActionResult<ActionOutcome>> {
  switch (wish.kind) {
    case "run":
      return runActionFromPanel(wish.wish);
    case "undo":
      return undoActionFromPanel({ runId: wish.runId, idempotencyKey: wish.idempotencyKey });
    case "start":
      return startApprovedFromPanel({ approvalId: wish.approvalId });
  }
}

function resultOf(answer: ServerActionResult<ActionOutcome>): PanelResult {
  if (answer.status === "error")
    return { ...NOTHING, tone: "assertive", title: "No result", message: answer.message };
  const refused = { tone: "assertive", title: "Nothing was changed" } as const;
  if (answer.status === "refused") return { ...NOTHING, ...refused, message: answer.message };
  const { runId, approvalId = null, status, message } = answer.value;
  if (status === "failed" || status === "refused") return { runId, approvalId, ...refused, message };
  const title = status === "waiting-approval" ? "Asked for approval" : "Done";
  return { runId, approvalId, tone: "polite", title, message };
}
