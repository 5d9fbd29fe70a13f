import { ChangeLine } from "#components/ui/change-block.tsx";
import { Glyph, type GlyphName, type Tone } from "#components/ui/glyph.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { EffectView } from "#lib/workflows/types.ts";

const MARK: Record<Exclude<EffectView["state"], "Completed">, { glyph: GlyphName; tone: Tone }> = {
  Queued: { glyph: "clock", tone: "quiet" },
  Waiting: { glyph: "arch", tone: "warning" },
  Failed: { glyph: "cross", tone: "danger" },
  Skipped: { glyph: "minus", tone: "quiet" },
};
const SAME = /already/i;

/** One action of a step: what it changes, what came of it, and Microsoft's request id. */
export function EffectLine({ effect }: { effect: EffectView }) {
  const { title, state, result, message, graphRequestId, approvalId } = effect;
  const detail = (
    <>
      {message === null ? null : (
        <span className={state === "Failed" ? "block text-danger-text" : "block"}>{message}</span>
      )}
      {approvalId === null || state !== "Waiting" ? null : (
        <TextLink href={`/approvals/${approvalId}`}>Open the approval</TextLink>
      )}
      {graphRequestId === null ? null : (
        <span className="text-id block">{`Request id ${graphRequestId}`}</span>
      )}
    </>
  );
  const word = <span className="text-12 whitespace-nowrap text-ink-3">{result ?? state}</span>;
  if (state === "Completed")
    return (
      <ChangeLine
        change={result !== null && SAME.test(result) ? "stays" : effect.mark}
        detail={detail}
        trailing={word}
      >
        {title}
      </ChangeLine>
    );
  const { glyph, tone } = MARK[state];
  return (
    <div className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2">
      <Glyph name={glyph} tone={tone} className="mt-[3px] ml-px" />
      <div className="min-w-0 text-ink-2 [overflow-wrap:anywhere]">
        {title}
        <div className="text-12 text-ink-3">{detail}</div>
      </div>
      {word}
    </div>
  );
}
