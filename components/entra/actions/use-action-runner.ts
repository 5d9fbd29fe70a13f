"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { runActionFromPanel, undoActionFromPanel } from "#lib/approvals/server-actions.ts";
import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import type { ServerActionResult } from "#lib/platform/server-action.ts";
import { useRefresh } from "./use-side-panel.ts";

/** One open form: which action, and the key that makes a second click harmless. */
export type OpenForm = { actionKey: string; filledIn: FilledIn; idempotencyKey: string };

/** Values of fields that are known when the form opens. */
export type FilledIn = Readonly<Record<string, unknown>>;

/** What to say in place: nothing more when the run's own line says it. */
export type PanelResult = {
  runId: string | null;
  tone: "polite" | "assertive";
  title: string;
  message: string;
};

type Wish =
  | { kind: "run"; form: OpenForm; input: Record<string, string> }
  | { kind: "undo"; runId: string; idempotencyKey: string };

/** Opens forms, runs and undoes actions, and keeps the result until the next one. */
export function useActionRunner(objectId: string, requestId: string | null) {
  const [form, setForm] = useState<OpenForm | null>(null);
  const [result, setResult] = useState<PanelResult | null>(null);
  const refresh = useRefresh(objectId, requestId);
  const mutation = useMutation({
    mutationFn: async (wish: Wish): Promise<PanelResult> => {
      if (wish.kind === "undo")
        return resultOf(
          await undoActionFromPanel({ runId: wish.runId, idempotencyKey: wish.idempotencyKey }),
        );
      const { actionKey, idempotencyKey } = wish.form;
      return resultOf(
        await runActionFromPanel({
          actionKey,
          subjectObjectId: objectId,
          input: wish.input,
          requestId,
          idempotencyKey,
        }),
      );
    },
    onSuccess: async (next) => {
      await refresh();
      setForm(null);
      setResult(next);
    },
    // The connection to Gatehouse broke. The form keeps its key, so trying again can't act twice.
    onError: async () => {
      setResult({ runId: null, tone: "assertive", title: "No answer", message: LOST });
      await refresh();
    },
  });
  return {
    form,
    result,
    isRunning: mutation.isPending,
    undoing: mutation.isPending && mutation.variables?.kind === "undo" ? mutation.variables.runId : null,
    open: (actionKey: string, filledIn: FilledIn = {}) => {
      if (mutation.isPending) return;
      setResult(null);
      setForm({ actionKey, filledIn, idempotencyKey: crypto.randomUUID() });
    },
    close: () => {
      if (!mutation.isPending) setForm(null);
    },
    run: (open: OpenForm, input: Record<string, string>) => {
      if (!mutation.isPending) mutation.mutate({ kind: "run", form: open, input });
    },
    undo: (runId: string) => {
      if (!mutation.isPending) mutation.mutate({ kind: "undo", runId, idempotencyKey: crypto.randomUUID() });
    },
  };
}

const LOST = "Gatehouse didn't answer. If the action ran, it shows below; trying again can't do it twice.";

function resultOf(answer: ServerActionResult<ActionOutcome>): PanelResult {
  if (answer.status === "error")
    return { runId: null, tone: "assertive", title: "No result", message: answer.message };
  const refused = { tone: "assertive", title: "Nothing was changed" } as const;
  if (answer.status === "refused") return { runId: null, ...refused, message: answer.message };
  const { runId, status, message } = answer.value;
  if (status === "failed" || status === "refused") return { runId, ...refused, message };
  return { runId, tone: "polite", title: "Done", message };
}
