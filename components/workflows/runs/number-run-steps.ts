import type { RunStepView } from "#lib/workflows/types.ts";

/** "1", "2", "2.1": the numbers of steps in reading order, by how deep each lies. */
export function numberRunSteps(steps: readonly Pick<RunStepView, "depth">[]): string[] {
  const counts: number[] = [];
  return steps.map(({ depth }) => {
    counts.length = depth + 1;
    for (let level = 0; level <= depth; level += 1) counts[level] ??= level === depth ? 0 : 1;
    counts[depth] = (counts[depth] ?? 0) + 1;
    return counts.join(".");
  });
}
