import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { members } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { verifyPassword } from "./password.ts";
import { startSession } from "./start-session.ts";
import { giveTryBack, takeTry } from "./throttle-tries.ts";

/** Signs a local account in. @returns the session reference; the refusal never says which half was wrong. */
export async function signInLocally(
  db: Database,
  clock: Clock,
  input: { email: string; password: string },
): Promise<string> {
  const thisTry = takeTry(db, clock, input.email);
  const member = db
    .select()
    .from(members)
    .where(and(eq(members.email, input.email), isNotNull(members.passwordHash), isNull(members.disabledAt)))
    .get();
  const isRight = await verifyPassword(input.password, member?.passwordHash ?? null);
  if (member === undefined || !isRight) {
    throw new DeskError(
      "not-allowed",
      "The email address or the password is wrong. Check both and try again.",
    );
  }
  return inTransaction(db, () => {
    giveTryBack(db, thisTry);
    return startSession(db, clock, member.id, "local");
  });
}
