import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { members, setupCodes } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId, sha256 } from "#lib/platform/ids.ts";
import { hasAdmin } from "./ensure-setup-code.ts";
import { hashPassword } from "./password.ts";
import { startSession } from "./start-session.ts";
import { giveTryBack, takeTry } from "./throttle-tries.ts";

type SetUp = { code: string; displayName: string; email: string; password: string };

/**
 * Makes the first admin with the printed set-up code, once.
 * @returns the session reference. Throws `DeskError` for a wrong, used or expired code.
 */
export async function setUpWorkspace(db: Database, clock: Clock, input: SetUp): Promise<string> {
  const thisTry = takeTry(db, clock, "set-up");
  const passwordHash = await hashPassword(input.password);
  const codeHash = sha256(input.code.toUpperCase());
  const reference = inTransaction(db, () => {
    const code = db.select().from(setupCodes).where(eq(setupCodes.codeHash, codeHash)).get();
    if (code === undefined || code.usedAt !== null || code.expiresAt <= clock.now() || hasAdmin(db))
      return null;
    db.update(setupCodes).set({ usedAt: clock.now() }).where(eq(setupCodes.codeHash, codeHash)).run();
    giveTryBack(db, thisTry);
    const id = newId();
    const { displayName, email } = input;
    db.insert(members)
      .values({ id, displayName, email, role: "admin", passwordHash, createdAt: clock.now() })
      .run();
    return startSession(db, clock, id, "setup");
  });
  if (reference !== null) return reference;
  throw new DeskError(
    "invalid-input",
    "This code is wrong, used or expired. The newest one is printed when Gatehouse starts.",
    {
      code: "Wrong, used or expired.",
    },
  );
}
