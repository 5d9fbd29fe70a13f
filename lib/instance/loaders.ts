import "server-only";
import { sealingKeyPath } from "#lib/entra/connection/registration.ts";
import { env } from "#lib/platform/env.ts";
import { loadSealingKey } from "#lib/platform/secrets.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findInstanceHold, listLockedSecrets } from "./data.ts";
import type { InstanceHold } from "./types.ts";

/** What an admin has to know before they confirm an installation. */
export type HeldInstance = { hold: InstanceHold; lockedSecrets: string[] };

const SECRET_WORDS: Record<string, string> = {
  "entra.app-registration": "client secret of the app registration",
};

/** The hold of this installation for Settings → Protection; null while it may act. */
export function loadHeldInstance({ db }: MemberContext): HeldInstance | null {
  const hold = findInstanceHold(db);
  if (hold === null) return null;
  const key = loadSealingKey(sealingKeyPath(env()));
  return { hold, lockedSecrets: listLockedSecrets(db, key.id).map((name) => SECRET_WORDS[name] ?? name) };
}
