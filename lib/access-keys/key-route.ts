import "server-only";
import { database } from "#db/database.ts";
import { answerForError } from "#lib/platform/api-route.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { readBody, requireOwnCaller } from "#lib/platform/machine-request.ts";
import { untilFree } from "#lib/platform/until-free.ts";
import { authenticateKey } from "./authenticate-key.ts";
import type { MachineKeyContext, MachineScope } from "./types.ts";

type MachineDoor = { name: string; scope: MachineScope; maxBytes: number };

/**
 * Wraps one door of another system: Host and Origin → machine key → rate → body → answer. The session
 * cookie of a browser opens nothing here. `body` is UTF-8 of at most `maxBytes`.
 */
export function keyRoute(
  { name, scope, maxBytes }: MachineDoor,
  serve: (ctx: MachineKeyContext, body: string, request: Request) => Response | Promise<Response>,
) {
  return async (request: Request): Promise<Response> => {
    try {
      requireOwnCaller(request);
      await untilFree(database());
      const ctx = authenticateKey(database(), systemClock, request, scope);
      if (ctx === null) return answerWithoutKey();
      return await serve(ctx, await readBody(request, maxBytes), request);
    } catch (error) {
      return answerForError(name, error);
    }
  };
}

/** 401 to a call without a key that is good here. */
export function answerWithoutKey(): Response {
  const message = "Send an access key of Gatehouse that is in use: Authorization: Bearer gatehouse_…";
  return Response.json(
    { error: { code: "not-signed-in", message } },
    { status: 401, headers: { "cache-control": "no-store", "www-authenticate": "Bearer" } },
  );
}
