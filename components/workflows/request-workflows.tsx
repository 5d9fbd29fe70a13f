import { Glyph } from "#components/ui/glyph.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { RequestWorkflow } from "#lib/workflows/types.ts";
import { RUN_LOOK } from "./workflow-look.ts";

const INDENT = ["", "ml-5", "ml-10", "ml-15", "ml-20"];

type RequestWorkflowsProps = {
  workflows: readonly RequestWorkflow[];
  /** Those who work on requests can open the run. */
  linksToRun: boolean;
};

/** What happens by itself for a request, in plain steps: done, whose turn it is, still to come. */
export function RequestWorkflows({ workflows, linksToRun }: RequestWorkflowsProps) {
  return workflows.map(({ runId, name, state, steps }) => (
    <section key={runId} aria-label={`Workflow: ${name}`} className="grid gap-2">
      <header className="flex items-baseline gap-2">
        <h3 className="font-medium">{linksToRun ? name : "What happens next"}</h3>
        <span className="text-12 text-ink-3">{state}</span>
        {linksToRun ? (
          <span className="ml-auto text-12">
            <TextLink href={`/workflows/runs/${runId}`}>Open run</TextLink>
          </span>
        ) : null}
      </header>
      <ol className="grid gap-1.5">
        {steps.map((step, at) => (
          // Two steps may read the same; they keep their order.
          <li key={at} className={cn("grid grid-cols-[14px_minmax(0,1fr)] gap-x-2", INDENT[step.depth])}>
            <Glyph {...lookOf(step.state)} className="mt-[3px]" />
            <span className={cn("min-w-0 [overflow-wrap:anywhere]", isAhead(step.state) && "text-ink-3")}>
              {step.title}
              <span className="sr-only">{`, ${step.state}`}</span>
              {step.message === null ? null : (
                <span className="block text-12 text-ink-3">{step.message}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  ));
}

const isAhead = (state: RequestWorkflow["steps"][number]["state"]) =>
  state === "Queued" || state === "Skipped" || state === "Cancelled";

function lookOf(state: RequestWorkflow["steps"][number]["state"]) {
  const { glyph, tone } = RUN_LOOK[state];
  return state === "Queued" ? ({ name: "hollow", tone: "quiet" } as const) : { name: glyph, tone };
}
