import { ChangeLine } from "#components/ui/change-block.tsx";
import { Glyph, type GlyphName, type Tone } from "#components/ui/glyph.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { DryEffect, DryRun, DryStep } from "#lib/workflows/types.ts";

const OUTLOOK: Record<DryStep["outlook"], { glyph: GlyphName; tone: Tone; words: string }> = {
  runs: { glyph: "check", tone: "success", words: "Would run" },
  waits: { glyph: "clock", tone: "warning", words: "Would wait" },
  fails: { glyph: "cross", tone: "danger", words: "Would fail" },
  skipped: { glyph: "minus", tone: "quiet", words: "Would be skipped" },
  "not-reached": { glyph: "hollow", tone: "quiet", words: "Would not be reached" },
};
const EFFECT: Record<DryEffect["outlook"], { changesIt: boolean; words: string }> = {
  ready: { changesIt: true, words: "Ready" },
  "already-so": { changesIt: false, words: "Already so" },
  "needs-approval": { changesIt: true, words: "Needs approval" },
  "not-possible": { changesIt: false, words: "Not possible" },
};

/** What a dry run found, step by step. */
export function DryRunSteps({ dryRun }: { dryRun: DryRun }) {
  const { person, occasionWords, whyNot, steps } = dryRun;
  const failing = steps.filter(({ outlook }) => outlook === "fails").length;
  return (
    <section
      aria-label={`Dry run for ${person.displayName}`}
      className="grid gap-3.5 border-t border-line pt-4"
    >
      <header>
        <h3 className="font-semibold">{person.displayName}</h3>
        <p className="text-12 text-ink-3">{occasionWords}</p>
      </header>
      <output className="sr-only">
        {whyNot ??
          (failing === 0 ? "No step would fail." : `${failing} of ${steps.length} steps would fail.`)}
      </output>
      {whyNot === null ? null : (
        <Notice tone="warning" title="No run would start">
          {whyNot}
        </Notice>
      )}
      <ol className="grid gap-3.5">
        {steps.map((step) => (
          <DryStepLine key={step.stepId} step={step} />
        ))}
      </ol>
    </section>
  );
}

const INDENT = ["", "ml-6 max-sm:ml-3", "ml-12 max-sm:ml-6", "ml-18 max-sm:ml-9", "ml-24 max-sm:ml-12"];

function DryStepLine({ step }: { step: DryStep }) {
  const { glyph, tone, words } = OUTLOOK[step.outlook];
  const isOff = step.outlook === "skipped" || step.outlook === "not-reached";
  return (
    <li className={cn("grid grid-cols-[14px_minmax(0,1fr)_auto] gap-x-2.5", INDENT[step.depth])}>
      <Glyph name={glyph} tone={tone} className="mt-[3px]" />
      <div className="min-w-0">
        <p className={cn("font-medium", isOff && "text-ink-3")}>{step.title}</p>
        {step.message === null ? null : (
          <p className={step.outlook === "fails" ? "text-danger-text" : "text-ink-2"}>{step.message}</p>
        )}
        {step.effects.length === 0 ? null : (
          <ul className="mt-1.5 grid gap-1.5 rounded-box bg-inset px-2.5 py-2">
            {step.effects.map((effect, at) => (
              // Two effects of a step may read the same.
              <li key={at}>
                <EffectLine effect={effect} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <span className="text-12 whitespace-nowrap text-ink-3">{words}</span>
    </li>
  );
}

function EffectLine({ effect }: { effect: DryEffect }) {
  const { changesIt, words } = EFFECT[effect.outlook];
  const isBad = effect.outlook === "not-possible";
  return (
    <ChangeLine
      change={changesIt ? effect.mark : "stays"}
      trailing={<span className={cn("text-12", isBad ? "text-danger-text" : "text-ink-3")}>{words}</span>}
      detail={
        <>
          {effect.message === null ? null : <span className="block">{effect.message}</span>}
          {effect.call === null ? null : (
            <code className="block font-mono text-[11.5px] leading-[18px] tracking-normal [overflow-wrap:anywhere]">
              {effect.call}
            </code>
          )}
        </>
      }
    >
      {effect.title}
    </ChangeLine>
  );
}
