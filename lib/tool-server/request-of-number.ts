import { eq } from "drizzle-orm";
import { requests } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { maySee } from "#lib/requests/policy.ts";

/** The id of REQ-n; null when none is meant. Throws `DeskError` when it is not there, or not the caller's to see. */
export function requestOfNumber(ctx: Context, number: number | undefined): string | null {
  if (number === undefined) return null;
  const row = ctx.db.select().from(requests).where(eq(requests.number, number)).get();
  if (row === undefined || !maySee(ctx.actor, row))
    throw new DeskError("not-found", `There is no request REQ-${number}, or it isn’t yours to see.`);
  return row.id;
}
