import "server-only";
import type { z } from "zod";
import { requireRole } from "./authorize.ts";
import type { Role } from "./context.ts";
import { DESK_ERROR_STATUS, DeskError } from "./errors.ts";
import { newId } from "./ids.ts";
import { log } from "./log.ts";
import { memberContext, type MemberContext } from "./session.ts";

const NO_STORE = { "cache-control": "no-store" };

/**
 * Wraps one read as a GET route for React Query: session → role → parse of the query string → JSON.
 * Route parameters (`/api/people/[objectId]`) are merged into the parsed object.
 */
export function apiRoute<Schema extends z.ZodType, T>(
  options: { name: string; roles: readonly Role[]; query: Schema },
  read: (ctx: MemberContext, query: z.output<Schema>) => T | Promise<T>,
) {
  return async (
    request: Request,
    route?: { params?: Promise<Record<string, unknown>> },
  ): Promise<Response> => {
    try {
      const ctx = await memberContext();
      requireRole(ctx, ...options.roles);
      const search = Object.fromEntries(new URL(request.url).searchParams);
      const parsed = options.query.safeParse({ ...search, ...(await route?.params) });
      if (!parsed.success) {
        throw new DeskError("invalid-input", parsed.error.issues[0]?.message ?? "Check the address.");
      }
      return Response.json(await read(ctx, parsed.data), { headers: NO_STORE });
    } catch (error) {
      return answerForError(options.name, error);
    }
  };
}

/** What a GET route answers to an error: a refusal with its sentence, or an id to ask about. */
export function answerForError(route: string, error: unknown): Response {
  if (error instanceof DeskError) {
    const body = { error: { code: error.code, message: error.message } };
    return Response.json(body, { status: DESK_ERROR_STATUS[error.code], headers: NO_STORE });
  }
  const errorId = newId();
  log.error({ err: error, errorId, route }, "API route failed");
  const message = `Something went wrong on our side. Error ${errorId.slice(0, 8)}.`;
  return Response.json({ error: { code: "error", message, errorId } }, { status: 500, headers: NO_STORE });
}
