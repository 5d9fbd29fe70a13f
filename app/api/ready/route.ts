import { database } from "#db/database.ts";
import { checkReady } from "#db/check-ready.ts";

export const dynamic = "force-dynamic";

/** Ready: the database takes writes and its schema is at head. Microsoft being down does not matter here. */
export function GET(): Response {
  const problem = checkReady(database());
  const headers = { "cache-control": "no-store" };
  if (problem === null) return Response.json({ status: "ready" }, { headers });
  return Response.json({ status: "not ready", problem }, { status: 503, headers });
}
