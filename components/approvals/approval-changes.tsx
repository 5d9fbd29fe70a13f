import { Glyph } from "#components/ui/glyph.tsx";
import { ChangeLine } from "#components/ui/change-block.tsx";
import type { ApprovalDetails } from "#lib/approvals/types.ts";

type ApprovalChangesProps = Pick<ApprovalDetails, "kind" | "changes" | "effectNote" | "isOfWorkflow">;

/** What would be different afterwards, line by line, from the call itself. */
export function ApprovalChanges({ kind, changes, effectNote, isOfWorkflow }: ApprovalChangesProps) {
  if (kind === "question" && changes.length === 0) {
    return (
      <p className="mt-4.5 flex gap-3 rounded-box border border-line-2 px-4 py-3 text-ink-2">
        <Glyph name="arch" tone="warning" className="mt-[3px]" />
        {isOfWorkflow
          ? "A step of a workflow. Nothing changes in Entra by your answer alone."
          : "This is a question. Nothing changes in Entra by your answer."}
      </p>
    );
  }
  return (
    <div className="mt-4.5 rounded-box border border-line-2">
      <span className="sr-only">What changes:</span>
      {changes.map(({ mark, strong, text }) => (
        <ChangeLine
          key={`${mark} ${strong} ${text}`}
          change={mark}
          className="gap-x-3 border-line px-4 py-3 [&+&]:border-t"
        >
          {strong === null ? null : <b className="font-medium">{strong} </b>}
          <span className="text-ink-2">{text}</span>
        </ChangeLine>
      ))}
      {effectNote === null ? null : (
        <p className="border-t border-line bg-inset px-4 py-2.5 text-12 text-ink-2">{effectNote}</p>
      )}
    </div>
  );
}
