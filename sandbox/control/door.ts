import { z } from "zod";
import { json, type Answer, type Call } from "../login/exchange.ts";
import type { SandboxContext } from "../server.ts";

/** One control door; `rest` is the path after its name. */
export type Door = (context: SandboxContext, call: Call, rest: string) => Answer;

type Read<Value> = { ok: true; value: Value } | { ok: false; refusal: Answer };

/** The order in a request's body, or the refusal that says what is wrong with it. */
export function readOrder<Schema extends z.ZodType>(schema: Schema, call: Call): Read<z.output<Schema>> {
  let value: unknown;
  try {
    value = JSON.parse(call.body === "" ? "{}" : call.body);
  } catch {
    return { ok: false, refusal: invalid("The body is not JSON.") };
  }
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, refusal: invalid(z.prettifyError(parsed.error)) };
}

export const invalid = (message: string) => json(400, { error: message });
export const notFound = (message: string) => json(404, { error: message });
