import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { database } from "#db/database.ts";
import { env } from "./env.ts";
import { requireRole } from "./authorize.ts";
import type { Role } from "./context.ts";
import { DeskError, type DeskErrorCode } from "./errors.ts";
import { newId } from "./ids.ts";
import { log } from "./log.ts";
import { requireProof } from "./require-proof.ts";
import { isSameOrigin } from "./same-origin.ts";
import { memberContext, type MemberContext } from "./session.ts";
import { untilFree } from "./until-free.ts";

/** What a server action answers; the form shows `message` and, per field, `fieldErrors`. */
export type ServerActionResult<T> =
  | { status: "ok"; value: T }
  | { status: "refused"; code: DeskErrorCode; message: string; fieldErrors?: Record<string, string> }
  | { status: "error"; message: string; errorId: string };

/**
 * Wraps one verb as a server action: origin → session → role → parse → proof → verb → error mapping.
 * @param options.name appears in logs; @param options.roles who may call it at all (the verb checks
 * the object); @param options.input parses the single argument, unknown keys refused by the schema;
 * @param options.needsProof whether the member must have proven who they are in the last minutes.
 */
export function serverAction<Schema extends z.ZodType, T>(
  options: {
    name: string;
    roles: readonly Role[];
    input: Schema;
    needsProof?: boolean | ((ctx: MemberContext, input: z.output<Schema>) => boolean);
  },
  verb: (ctx: MemberContext, input: z.output<Schema>) => T | Promise<T>,
): (input: z.input<Schema>) => Promise<ServerActionResult<T>> {
  return (raw) =>
    answered(options.name, async () => {
      const ctx = await memberContext();
      requireRole(ctx, ...options.roles);
      const input = parseInput(options.input, raw);
      const { needsProof = false } = options;
      if (typeof needsProof === "function" ? needsProof(ctx, input) : needsProof) requireProof(ctx);
      await untilFree(database());
      return verb(ctx, input);
    });
}

/** The same for verbs that need no session: signing in and setting up. */
export function publicServerAction<Schema extends z.ZodType, T>(
  options: { name: string; input: Schema },
  verb: (input: z.output<Schema>) => T | Promise<T>,
): (input: z.input<Schema>) => Promise<ServerActionResult<T>> {
  return (raw) =>
    answered(options.name, async () => {
      const input = parseInput(options.input, raw);
      await untilFree(database());
      return verb(input);
    });
}

async function answered<T>(name: string, work: () => Promise<T>): Promise<ServerActionResult<T>> {
  try {
    if (!isSameOrigin((await headers()).get("origin"), env().publicUrl)) {
      throw new DeskError(
        "not-allowed",
        "This form was not sent from Gatehouse. Reload the page and try again.",
      );
    }
    return { status: "ok", value: await work() };
  } catch (error) {
    return answerForError(name, error);
  }
}

function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const fieldErrors = Object.fromEntries(issues.map((issue) => [issue.path.join("."), issue.message]));
  throw new DeskError("invalid-input", issues[0]?.message ?? "Check the form.", fieldErrors);
}

function answerForError(name: string, error: unknown): Exclude<ServerActionResult<never>, { status: "ok" }> {
  if (error instanceof DeskError) {
    const { code, message, fieldErrors } = error;
    return { status: "refused", code, message, ...(fieldErrors ? { fieldErrors } : {}) };
  }
  // Next steers redirects and not-found by throwing; those must pass.
  if (error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_")) throw error;
  const errorId = newId();
  log.error({ err: error, errorId, serverAction: name }, "server action failed");
  return {
    status: "error",
    message: `Something went wrong on our side. Error ${errorId.slice(0, 8)}.`,
    errorId,
  };
}
