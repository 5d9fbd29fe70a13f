import "server-only";
import type { z } from "zod";
import { answerForError } from "./api-route.ts";
import { requireRole } from "./authorize.ts";
import type { Role } from "./context.ts";
import { DeskError } from "./errors.ts";
import { log } from "./log.ts";
import { repeatedParams } from "./repeated-params.ts";
import { memberContext, type MemberContext } from "./session.ts";
import { untilFree } from "./until-free.ts";

/** A file that is made while it is sent: `pieces` are asked for as fast as the reader takes them. */
export type Download = {
  fileName: string;
  contentType: string;
  pieces: Iterable<string | Uint8Array>;
  headers?: Readonly<Record<string, string>>;
};

/**
 * Wraps one read as a GET route that answers with a file: session → role → parse of the query string → stream.
 * Route parameters are merged into the parsed object.
 */
export function downloadRoute<Schema extends z.ZodType>(
  options: { name: string; roles: readonly Role[]; query: Schema },
  read: (ctx: MemberContext, query: z.output<Schema>) => Download,
) {
  return async (
    request: Request,
    route?: { params?: Promise<Record<string, unknown>> },
  ): Promise<Response> => {
    try {
      // A file leaves only when somebody here asked for it: not by a link or picture of another site.
      const site = request.headers.get("sec-fetch-site");
      if (site !== null && site !== "same-origin" && site !== "none") {
        throw new DeskError("not-allowed", "This file is only given to pages of Gatehouse.");
      }
      const ctx = await memberContext();
      requireRole(ctx, ...options.roles);
      const parsed = options.query.safeParse({
        ...repeatedParams(new URL(request.url).searchParams),
        ...(await route?.params),
      });
      if (!parsed.success) {
        throw new DeskError("invalid-input", parsed.error.issues[0]?.message ?? "Check the address.");
      }
      // That a file was taken is kept in the audit log.
      await untilFree(ctx.db);
      return fileResponse(options.name, read(ctx, parsed.data));
    } catch (error) {
      return answerForError(options.name, error);
    }
  };
}

/** A download as an attachment that no browser shows or guesses the type of. */
export function fileResponse(route: string, { fileName, contentType, pieces, headers }: Download): Response {
  const encoder = new TextEncoder();
  const reader = pieces[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      try {
        const { done, value } = reader.next();
        if (done === true) controller.close();
        else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
      } catch (error) {
        log.error({ err: error, route }, "a download broke off");
        controller.error(error);
      }
    },
    cancel: () => void reader.return?.(),
  });
  return new Response(body, {
    headers: {
      "cache-control": "no-store",
      "content-type": contentType,
      "content-disposition": disposition(fileName),
      "x-content-type-options": "nosniff",
      ...headers,
    },
  });
}

/** Saved under its name, never shown. */
function disposition(name: string): string {
  const plain = plainName(name);
  const short = `attachment; filename="${plain}"`;
  return plain === name ? short : `${short}; filename*=UTF-8''${encodedName(name)}`;
}

/** For readers that know ASCII only; nothing that could end the quotes or the header. */
const plainName = (name: string): string => name.replace(/[^\w.\- ()]/g, "_");

const encodedName = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
