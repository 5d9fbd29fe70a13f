import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { people } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { PERSONAL_SCOPES } from "./constants.ts";
import { makeKey } from "./make-key.ts";
import { personalKeyInput, type PersonalKeyInput } from "./schema.ts";

/**
 * Makes a key that acts as the member who makes it, within `scopes`. Everybody, for themselves.
 * @returns the key, to be shown this once. Throws `DeskError` for a scope their role has no use for.
 */
export function makePersonalKey(ctx: MemberContext, raw: PersonalKeyInput): { keyId: string; key: string } {
  const { name, scopes, days } = personalKeyInput.parse(raw);
  const { role, objectId } = ctx.actor;
  const foreign = scopes.find((scope) => !PERSONAL_SCOPES[scope].roles.some((each) => each === role));
  if (foreign !== undefined)
    throw new DeskError("not-allowed", `Your role does not include “${PERSONAL_SCOPES[foreign].title}”.`);
  return inTransaction(ctx.db, () => {
    // Whether somebody has left is known from the directory, and a key outlives every session.
    const person = { objectId: people.objectId };
    if (
      objectId !== null &&
      ctx.db.select(person).from(people).where(eq(people.objectId, objectId)).get() === undefined
    ) {
      const why = "You are not in the imported directory yet. Make a key once the import has finished.";
      throw new DeskError("not-possible", why);
    }
    return makeKey(ctx, { kind: "personal", name, scopes, days });
  });
}
