import "server-only";
import type { Context } from "#lib/platform/context.ts";
import { readConditionFacts } from "#lib/workflows/condition-facts-data.ts";
import { conditionsHold } from "#lib/workflows/judge-conditions.ts";
import type { CompileFor } from "./compile-playbook.ts";
import type { PlaybookStep } from "./schema.ts";

/**
 * Says of each step whether it is for this requester and these inputs. Conditions about a requester who is no
 * person in Entra don't hold.
 */
export function readStepTest(
  ctx: Context,
  { filled, request: { requester } }: Pick<CompileFor, "filled" | "request">,
): (step: PlaybookStep) => boolean {
  // A condition compares words as people read them, not ids.
  const answers = filled.map(({ key, text }) => ({ key, text }));
  const facts = requester === null ? null : readConditionFacts(ctx, requester.objectId, { answers });
  const isKnown = (key: string) => key === "" || filled.some((input) => input.key === key);
  return ({ whenKnown, when }) =>
    isKnown(whenKnown) && (when.list.length === 0 || (facts !== null && conditionsHold(when, facts)));
}
