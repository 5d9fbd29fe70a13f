import { Glyph } from "#components/ui/glyph.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RequestWorkflow } from "#lib/workflows/types.ts";
import { RUN_LOOK } from "./workflow-look.ts";

/** The strip of a request that a workflow works on: where that stands, whose turn it is, and its run. */
export function WorkflowStrip({ workflows }: { workflows: readonly RequestWorkflow[] }) {
  if (workflows.length === 0) return null;
  return (
    <ul
      aria-label="Workflows of this request"
      className="flex-none border-b border-line bg-inset text-12 text-ink-2"
    >
      {workflows.map((workflow) => {
        const { glyph, tone } = RUN_LOOK[workflow.state];
        const current = currentOf(workflow);
        return (
          <li
            key={workflow.runId}
            className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-0.5 py-1 pr-4 pl-5 max-sm:px-4"
          >
            <Glyph name={glyph} tone={tone} />
            <span className="font-medium text-ink">{workflow.name}</span>
            <span>{workflow.state}</span>
            {current === undefined ? null : (
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {current.title}
                {current.message === null ? "" : `: ${current.message}`}
              </span>
            )}
            <span className="ml-auto max-sm:ml-0">
              <TextLink href={`/workflows/runs/${workflow.runId}`}>Open run</TextLink>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const STANDS: readonly string[] = ["Waiting", "In progress", "Failed"];

/** The step that a run stands at; none when it is over. */
const currentOf = ({ steps }: RequestWorkflow) => steps.find(({ state }) => STANDS.includes(state));
