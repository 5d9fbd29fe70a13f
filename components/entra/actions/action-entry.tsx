"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { ChangeMark } from "#components/ui/change-mark.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { TechnicalDetails } from "#components/ui/technical-details.tsx";
import { Time } from "#components/ui/time.tsx";
import { undoActionFromPanel } from "#lib/approvals/server-actions.ts";
import type { ActionRunView } from "#lib/entra/actions/panel-types.ts";
import { RunMark } from "./run-mark.tsx";

/** One action on a request's timeline. The view already fits its reader: employees get no why and no ids. */
export function ActionEntry({ run }: { run: ActionRunView }) {
  const router = useRouter();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoActionFromPanel({ runId: run.id, idempotencyKey: crypto.randomUUID() }),
    onSettled: async () => {
      router.refresh();
      await client.invalidateQueries({ queryKey: ["side-panel"] });
    },
  });
  const refusal = undo.data === undefined || undo.data.status === "ok" ? null : undo.data.message;
  const isPlain = run.standing === "done" || run.standing === "verified";
  return (
    <div className="grid grid-cols-[32px_minmax(0,1fr)_auto] items-start gap-x-2.5 py-1">
      <span className="grid h-5 place-items-center">
        <ChangeMark change={run.mark} />
      </span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="text-ink-2">
          {run.sentence.map((part, at) => (
            // Parts have no identity of their own; their order never changes.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={at} className={part.isStrong ? "font-medium text-ink" : undefined}>
              {part.text}
            </span>
          ))}{" "}
          {isPlain ? null : <RunMark standing={run.standing} word={run.word} />}
        </p>
        {run.message === null ? null : <p className="text-12 text-ink-2">{run.message}</p>}
        {refusal === null ? null : (
          <p role="alert" className="text-12 text-danger-text">
            {refusal}
          </p>
        )}
        {run.technical === null ? null : (
          <TechnicalDetails>
            {run.technical.map(({ label, value }) => `${label}: ${value}`).join("\n")}
          </TechnicalDetails>
        )}
      </div>
      <span className="flex items-center gap-2 text-12 text-ink-3">
        {run.canBeUndone ? (
          <Button
            size="s"
            variant="ghost"
            icon={<Icon of={Undo2} size={14} />}
            isRunning={undo.isPending}
            runningLabel="Undoing…"
            aria-label={`Undo: ${run.target}`}
            onClick={() => undo.mutate()}
          >
            Undo
          </Button>
        ) : null}
        <Time at={run.at} />
      </span>
    </div>
  );
}
