import { database } from "#db/database.ts";
import { openActionTools } from "#lib/approvals/open-action-tools.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { serveTools } from "#lib/tool-server/serve-tools.ts";

export const dynamic = "force-dynamic";

/** The tool server for programs, by Model Context Protocol. Other methods are answered 405 by Next. */
export function POST(request: Request): Promise<Response> {
  return serveTools(request, { db: database(), clock: systemClock, open: openActionTools });
}
