"use client";
import { useMutation, useQueryClient } from "#components/ui/query.ts";
import { Ellipsis, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { withProof } from "#components/proof/with-proof.ts";
import { Button } from "#components/ui/button.tsx";
import { ChangeMark } from "#components/ui/change-mark.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { EndsAt } from "#components/ui/ends-at.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Time } from "#components/ui/time.tsx";
import { undoActionFromPanel } from "#lib/approvals/server-actions.ts";
import type { ActionRunView } from "#lib/entra/actions/panel-types.ts";
import { RunMark } from "./run-mark.tsx";

/** One action on a request's timeline. The view already fits its reader: employees get no why and no ids. */
export function ActionEntry({ run }: { run: ActionRunView }) {
  const detailsId = useId();
  const [hasDetails, setDetails] = useState(false);
  const router = useRouter();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => {
      const wish = { runId: run.id, idempotencyKey: crypto.randomUUID() };
      return withProof(() => undoActionFromPanel(wish));
    },
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
          {run.endsAt === null ? null : <EndsAt at={run.endsAt} className="text-[length:inherit]" />}{" "}
          {isPlain ? null : <RunMark standing={run.standing} word={run.word} />}
        </p>
        {/* "Already so" has said it all in its sentence. */}
        {run.message === null || run.standing === "already-so" ? null : (
          <p className="text-12 text-ink-2">{run.message}</p>
        )}
        {refusal === null ? null : (
          <p role="alert" className="text-12 text-danger-text">
            {refusal}
          </p>
        )}
        {run.technical !== null && hasDetails ? <Details id={detailsId} rows={run.technical} /> : null}
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
        {run.technical === null ? null : (
          <IconButton
            size="s"
            label="Technical details"
            icon={<Icon of={Ellipsis} size={14} />}
            aria-expanded={hasDetails}
            aria-controls={hasDetails ? detailsId : undefined}
            onClick={() => setDetails(!hasDetails)}
          />
        )}
        <Time at={run.at} />
      </span>
    </div>
  );
}

function Details({ id, rows }: { id: string; rows: readonly { label: string; value: string }[] }) {
  const text = rows.map(({ label, value }) => `${label}: ${value}`).join("\n");
  return (
    <div id={id} className="mt-1 flex items-start gap-2 rounded-box bg-inset p-2">
      <pre className="min-w-0 flex-1 font-mono text-11 tracking-normal [overflow-wrap:anywhere] whitespace-pre-wrap text-ink-2">
        {text}
      </pre>
      <CopyButton text={text} />
    </div>
  );
}
