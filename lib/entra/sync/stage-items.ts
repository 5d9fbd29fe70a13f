import { BadObjectError, type GraphItem } from "./map/fields.ts";
import type { StepContext } from "./step.ts";

/**
 * Stages the items of one page. One that can't be understood is counted, kept as it was, and does not
 * block the others.
 */
export function stageItems<Row>(
  step: StepContext,
  items: readonly GraphItem[],
  to: { map: (item: GraphItem) => Row; put: (row: Row) => void; keep: (objectId: string) => void },
): number {
  for (const item of items) {
    try {
      to.put(to.map(item));
    } catch (error) {
      if (!(error instanceof BadObjectError)) throw error;
      step.countBad();
      if (error.objectId !== null) to.keep(error.objectId);
    }
  }
  return items.length;
}
