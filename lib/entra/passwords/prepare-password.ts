import "server-only";
import type { Database } from "#db/client.ts";
import { seal, type SealingKey } from "#lib/platform/secrets.ts";
import { readNames } from "./data.ts";
import { makePassword } from "./make-password.ts";
import { purposeOf } from "./password-key.ts";

/** A password that only its run's process knows, and what may be kept of it. */
export type FreshPassword = { text: string; sealed: string };

/** Makes a temporary password for a run; nothing is written. */
export function preparePassword(
  db: Database,
  run: { id: string; subjectObjectId: string },
  key: SealingKey,
): FreshPassword {
  const text = makePassword(readNames(db, run.subjectObjectId));
  return { text, sealed: seal(key, purposeOf(run.id), text) };
}

/** Microsoft or a proxy may repeat what they were sent: no words of theirs are kept with the password in them. */
export function hidePassword(words: string | null, password: string | null): string | null {
  return password === null ? words : (words?.replaceAll(password, "•••") ?? null);
}
