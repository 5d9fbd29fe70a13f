import "server-only";
import { and, eq, lte, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { accessKeys, members, people } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { sha256 } from "#lib/platform/ids.ts";
import { mayEnter, memberActor } from "#lib/platform/session.ts";
import { BURST_CALLS, CALL_EVERY_MS } from "./constants.ts";
import { countRefusal } from "./count-refusal.ts";
import { bearerKey } from "./key-token.ts";
import type { KeyFacts, MachineKeyContext, MachineScope, PersonalKeyContext } from "./types.ts";

type KeyRow = typeof accessKeys.$inferSelect;

/**
 * Who calls with the machine key of the Authorization header ("Bearer gatehouse_…"). Null when there is
 * none, or it is unknown, revoked or expired, or a person's. Throws `DeskError`: `not-allowed` without
 * `scope`, `too-many-tries` when it calls too often. Each call counts as a use.
 */
export function authenticateKey(
  db: Database,
  clock: Clock,
  request: Pick<Request, "headers">,
  scope: MachineScope,
): MachineKeyContext | null {
  const row = findKey(db, clock, request);
  if (row === null) return null;
  if (row.kind !== "machine") return refuse(db, clock, { request, why: "for-another-door", key: row });
  takeTurn(db, clock, row);
  if (!row.scopes.includes(scope)) {
    refuse(db, clock, { request, why: "without-scope", key: row });
    throw new DeskError("not-allowed", "This key is not for that.");
  }
  const { id, name, scopes } = row;
  return { db, clock, actor: { kind: "machine", id, displayName: name, scopes }, key: factsOf(row) };
}

/**
 * Whom a personal key stands for, with their role as it is now. Null as above, and when the member is
 * disabled, or blocked, deleted or no longer there in Entra. Throws `DeskError` when it calls too often.
 */
export function authenticatePersonalKey(
  db: Database,
  clock: Clock,
  request: Pick<Request, "headers">,
): PersonalKeyContext | null {
  const row = findKey(db, clock, request);
  if (row === null) return null;
  if (row.kind !== "personal") return refuse(db, clock, { request, why: "for-another-door", key: row });
  const found = db
    .select({ member: members, status: people.status })
    .from(members)
    .leftJoin(people, eq(people.objectId, members.objectId))
    .where(eq(members.id, row.memberId))
    .get();
  // A key lives longer than Entra's bin: who has left the mirror is gone, not local.
  const isGone = found !== undefined && found.member.objectId !== null && found.status === null;
  if (found === undefined || !mayEnter(found) || isGone)
    return refuse(db, clock, { request, why: "owner-gone", key: row });
  takeTurn(db, clock, row);
  return { db, clock, actor: memberActor(found.member, ""), key: factsOf(row) };
}

/** The row of the key that was sent, if it is one in use; a call without any is none of the audit's business. */
function findKey(db: Database, clock: Clock, request: Pick<Request, "headers">): KeyRow | null {
  const sent = request.headers.get("authorization");
  if (sent === null) return null;
  const key = bearerKey(sent);
  if (key === null) return refuse(db, clock, { request, why: "unknown", key: null });
  const row = db
    .select()
    .from(accessKeys)
    .where(eq(accessKeys.hash, sha256(key)))
    .get();
  if (row === undefined) return refuse(db, clock, { request, why: "unknown", key: null });
  if (row.revokedAt !== null) return refuse(db, clock, { request, why: "revoked", key: row });
  if (row.expiresAt <= clock.now()) return refuse(db, clock, { request, why: "expired", key: row });
  return row;
}

function refuse(...refused: Parameters<typeof countRefusal>): null {
  countRefusal(...refused);
  return null;
}

/** Counts the call, in one statement so that calls sent together don't share a turn. Throws `DeskError`. */
function takeTurn(db: Database, clock: Clock, { id }: KeyRow): void {
  const now = clock.now();
  const isItsTurn = and(
    eq(accessKeys.id, id),
    lte(accessKeys.paceAt, now + (BURST_CALLS - 1) * CALL_EVERY_MS),
  );
  const paceAt = sql`max(${accessKeys.paceAt}, ${now}) + ${CALL_EVERY_MS}`;
  const { changes } = db.update(accessKeys).set({ lastUsedAt: now, paceAt }).where(isItsTurn).run();
  if (changes === 0)
    throw new DeskError("too-many-tries", "This key calls too often. Wait a few seconds, then try again.");
}

function factsOf({ id, name, prefix, scopes }: KeyRow): KeyFacts {
  return { id, name, prefix, scopes };
}
