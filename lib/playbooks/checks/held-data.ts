import "server-only";
import type { Database } from "#db/client.ts";
import type { PublishedPlaybook } from "../types.ts";
import { findCheck } from "./check-rows.ts";
import { readGround } from "./ground-data.ts";
import { heldWords } from "./held-words.ts";

/**
 * Why a playbook that is published as Automatic only proposes now: a saved conversation gives another result, or is
 * not known to pass as things are. Null when nothing holds it, and for every other autonomy.
 */
export function whyHeld(
  db: Database,
  { id, version, document }: Pick<PublishedPlaybook, "id" | "version" | "document">,
): string | null {
  if (document.autonomy !== "Automatic") return null;
  return heldWords(findCheck(db, id), readGround(db, { id, version }));
}
