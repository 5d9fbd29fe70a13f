import "server-only";
import { randomInt } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { members, setupCodes } from "#db/schema/index.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { sha256 } from "#lib/platform/ids.ts";
import { SETUP_CODE_LIFE_MS } from "./constants.ts";

// No letters that look alike, and no vowels, so that no code is a word: it is read from a terminal and typed.
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789";

/**
 * Whether anybody can administer this workspace. Admins of a practice tenant count only while practising:
 * a desk that goes on with a real tenant must not be left without a way in.
 */
export function hasAdmin(db: Database, isPractice = env().isPractice): boolean {
  const admins = db
    .select()
    .from(members)
    .where(and(eq(members.role, "admin"), isNull(members.disabledAt)))
    .all();
  if (isPractice) return admins.length > 0;
  const connection = findConnection(db);
  const realTenant = connection === null || connection.isPractice ? null : connection.tenantId;
  return admins.some(
    (admin) => admin.passwordHash !== null || (realTenant !== null && admin.tenantId === realTenant),
  );
}

/**
 * Makes the first-run set-up code (12 letters, about 57 bits, one day). A new start makes a new code and voids the old.
 * @returns the code, or null when an admin exists and none is needed.
 */
export function ensureSetupCode(db: Database, clock: Clock): string | null {
  if (hasAdmin(db)) return null;
  const letters = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)] ?? "A");
  const code = letters.join("").replace(/(.{4})(?=.)/g, "$1-");
  const now = clock.now();
  inTransaction(db, () => {
    db.delete(setupCodes).where(isNull(setupCodes.usedAt)).run();
    db.insert(setupCodes)
      .values({ codeHash: sha256(code), createdAt: now, expiresAt: now + SETUP_CODE_LIFE_MS })
      .run();
  });
  return code;
}
