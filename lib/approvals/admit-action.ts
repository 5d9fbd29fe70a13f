import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import type { ActionFacts, ActionInput } from "#lib/entra/actions/types.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { readRequestFacts, type RequestFacts } from "./approval-due.ts";

/** One wish: this action, on this person, with this input. */
export type ActionWish = {
  actionKey: string;
  subjectObjectId: string;
  input: Record<string, unknown>;
  requestId?: string | null;
  reason?: string | null;
  /** Made once by the form; the same key never acts twice. */
  idempotencyKey: string;
  /** The run this takes back; set by undoAction only. */
  undoOf?: string | null;
  /** When what it gives ends by itself (epoch ms). */
  endsAt?: number | null;
  /** One submit of a form that named several people or targets. */
  batchId?: string | null;
  /** Asks for an approval even where no rule wants one: a playbook that acts only with approval. */
  isApprovalWanted?: boolean;
  /** The person's name, typed in by whoever confirms an action of high severity. */
  typedName?: string | null;
};

/** What is known once a wish may be looked at. */
export type Admitted = { facts: ActionFacts; input: ActionInput; request: RequestFacts | null };

const LONGEST_TERM_MS = 5 * 366 * 24 * 60 * 60_000;

/** Role, request, input, person and date: what must hold before anything is decided. Throws `DeskError`. */
export function admitAction(ctx: Context, action: ActionSpec, wish: ActionWish): Admitted {
  requireRole(ctx, "agent", "admin");
  const request = readRequestFacts(ctx, wish.requestId);
  if (request === null && wish.requestId !== undefined && wish.requestId !== null)
    throw new DeskError("not-found", "There is no such request.");
  const parsed = action.input.safeParse(wish.input);
  if (!parsed.success) {
    const fieldErrors = Object.fromEntries(
      parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]),
    );
    throw new DeskError("invalid-input", parsed.error.issues[0]?.message ?? "Check the form.", fieldErrors);
  }
  const facts = readFacts(ctx, wish.subjectObjectId, parsed.data);
  if (facts === null) throw new DeskError("not-found", "There is no such person in Gatehouse.");
  if (wish.endsAt !== undefined && wish.endsAt !== null) checkEnd(action, wish.endsAt, facts.now);
  return { facts, input: parsed.data, request };
}

/** High severity is confirmed by the person's name, unless nobody is there to type it. Throws `DeskError`. */
export function checkTypedName(
  { actor }: Context,
  action: ActionSpec,
  { person }: ActionFacts,
  typedName: string | null | undefined,
): void {
  if (action.severity !== "high" || actor.kind !== "member") return;
  if (typedName?.trim().toLocaleLowerCase() === person.displayName.toLocaleLowerCase()) return;
  const message = `Type ${person.displayName} to confirm.`;
  throw new DeskError("invalid-input", message, { typedName: message });
}

function checkEnd(action: ActionSpec, endsAt: number, now: number): void {
  const message = !action.canEnd
    ? `“${action.title}” gives nothing that could end by itself.`
    : endsAt <= now
      ? "The end date has passed. Choose a later one."
      : endsAt - now > LONGEST_TERM_MS
        ? "The end date is more than five years away. Choose an earlier one, or none."
        : null;
  if (message !== null) throw new DeskError("invalid-input", message, { endsAt: message });
}
