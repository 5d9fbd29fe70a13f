import "server-only";
import { eq } from "drizzle-orm";
import { actionRuns } from "#db/schema/index.ts";
import { groupOfInput } from "#lib/entra/actions/app-access.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import type { Context } from "#lib/platform/context.ts";
import { nameOfChoice } from "#lib/services/choices-data.ts";
import type { Bounds } from "./compiled-schema.ts";
import type { EffectRecord, Running } from "./running.ts";

type Call = { actionKey: string; subjectObjectId: string; input: Record<string, string> };

/** A temporary password is made while whoever clicked is there to see it. */
const PASSWORD_MS = 10 * 60_000;

/** Why a playbook may not make this call at all, whoever runs it; null when it may. Pure. */
export function whyOutOfBounds(
  { forbidden, isOwnOnly }: Bounds,
  { subjectObjectId, input }: Call,
  requesterObjectId: string | null,
): string | null {
  if (isOwnOnly && subjectObjectId !== requesterObjectId)
    return "The playbook changes only the requester’s own access.";
  const touched = [groupOfInput(input), input["appObjectId"] ?? null, subjectObjectId];
  const hit = forbidden.find(({ objectId }) => touched.includes(objectId));
  return hit === undefined ? null : `The playbook never touches ${hit.displayName}.`;
}

/** Why a call names something that nobody may ask for here; null when it does not. */
export function whyNotOffered({ db }: Pick<Context, "db">, { actionKey, input }: Call): string | null {
  for (const { name, kind, label } of findAction(actionKey)?.fields ?? [])
    if (kind !== "choice" && nameOfChoice(db, kind, input[name] ?? "") === null)
      return `This ${label.toLowerCase()} can’t be asked for in Gatehouse.`;
  return null;
}

/** Why a playbook's action may not be taken at this moment; null when it may, and for workflows. */
export function whyNotNow(running: Running, effect: EffectRecord): string | null {
  const { ctx, run, playbook, occasion, refusal } = running;
  if (playbook === null) return null;
  const late = findAction(effect.actionKey)?.makesPassword === true && isLate(ctx, run.clickedAt);
  return (
    refusal ??
    whyOutOfBounds(playbook.bounds, effect, occasion.requesterObjectId) ??
    whyNotOffered(ctx, effect) ??
    (late ? "Nobody was there in time to see the temporary password. Retry the step." : null)
  );
}

const isLate = ({ clock }: Pick<Context, "clock">, clickedAt: number | null) =>
  clickedAt === null || clock.now() - clickedAt > PASSWORD_MS;

/** The run of an action that left under this key before, and whose result was not kept; or null. */
export function sentBefore({ db }: Pick<Context, "db">, idempotencyKey: string): string | null {
  const found = db
    .select({ id: actionRuns.id })
    .from(actionRuns)
    .where(eq(actionRuns.idempotencyKey, idempotencyKey))
    .get();
  return found?.id ?? null;
}
