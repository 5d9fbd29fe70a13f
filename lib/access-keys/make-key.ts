import "server-only";
import { and, count, eq, gt, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { accessKeys } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId, sha256 } from "#lib/platform/ids.ts";
import { KEYS_LIMIT } from "./constants.ts";
import { newKey } from "./key-token.ts";

const DAY_MS = 24 * 60 * 60_000;

export type NewKey = {
  kind: "personal" | "machine";
  name: string;
  scopes: readonly string[];
  days: number;
};

/**
 * Makes a key of the actor's. For makePersonalKey and makeMachineKey, which know who may; call it inside
 * their transaction. @returns the key, to be shown this once: only its hash is kept.
 */
export function makeKey(ctx: Context, { kind, name, scopes, days }: NewKey): { keyId: string; key: string } {
  return inTransaction(ctx.db, () => {
    const now = ctx.clock.now();
    const isInUse = and(
      eq(accessKeys.kind, kind),
      kind === "personal" ? eq(accessKeys.memberId, ctx.actor.id) : undefined,
      isNull(accessKeys.revokedAt),
      gt(accessKeys.expiresAt, now),
    );
    const inUse = ctx.db.select({ n: count() }).from(accessKeys).where(isInUse).get()?.n ?? 0;
    if (inUse >= KEYS_LIMIT)
      throw new DeskError(
        "conflict",
        `${KEYS_LIMIT} keys are in use. Revoke one that is no longer needed first.`,
      );
    const { key, prefix } = newKey();
    const id = newId();
    const expiresAt = now + days * DAY_MS;
    ctx.db
      .insert(accessKeys)
      .values({
        id,
        kind,
        memberId: ctx.actor.id,
        name,
        prefix,
        hash: sha256(key),
        scopes: [...scopes],
        createdAt: now,
        expiresAt,
      })
      .run();
    recordAudit(ctx, {
      event: "key.made",
      result: "Done",
      target: { kind: "access-key", id, name },
      details: { kind, begins: prefix, may: scopes, days },
    });
    return { keyId: id, key };
  });
}
