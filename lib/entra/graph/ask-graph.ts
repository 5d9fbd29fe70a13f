import { randomUUID } from "node:crypto";
import type { Clock } from "#lib/platform/clock.ts";
import { GraphError } from "./errors.ts";
import { graphErrorFromResponse } from "./graph-error-from-response.ts";
import { resolveLink } from "./links.ts";
import { isRecord } from "./page.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { Call, createSend } from "./sdk-chain.ts";
import type { Transport, WireAnswer } from "./transport.ts";
import type { GraphPriority, ReadOptions, TokenSource } from "./types.ts";

const PRIORITY = { low: "Low", normal: "Normal", high: "High" } as const;
/** After a 403 the token is asked anew, so that its roles are today's; not more often than this. */
const FRESH_ROLES_MS = 60_000;

/** What one HTTP call is about. `id` becomes the client-request-id. */
type Asked = {
  method: Call["method"];
  path: string;
  body?: Record<string, unknown> | undefined;
  id?: string;
  isDelta?: boolean;
};

/** A 2xx answer, with the permissions of the token that was used. */
export type GraphReply = WireAnswer & { requestId: string | undefined; roles: readonly string[] };

/** Makes one HTTP call. Throws `GraphError` for everything but 2xx. */
export type Ask = (asked: Asked, options: ReadOptions) => Promise<GraphReply>;

type AskTools = {
  baseUrl: string;
  tokens: TokenSource;
  transport: Transport;
  clock: Clock;
  defaultPriority: GraphPriority;
  usage: { requests: number; units: number };
};

/** Headers, token, counting of requests and units, and the meaning of refusals: for every kind of call. */
export function createAsk(tools: AskTools): Ask {
  const { baseUrl, tokens, clock, usage } = tools;
  const freshRoles = createFreshRoles(tokens, clock);
  const send = createSend(tokens, tools.transport, () => {
    usage.requests += 1;
  });
  return async (asked, options) => {
    const call = new Call({
      url: resolveLink(baseUrl, asked.path),
      method: asked.method,
      headers: {
        accept: "application/json",
        "client-request-id": asked.id ?? randomUUID(),
        "x-ms-throttle-priority": PRIORITY[options.priority ?? tools.defaultPriority],
        ...options.headers,
      },
      signal: options.signal,
    });
    const answer = await send(call, asked.body);
    const requestId = answer.headers.get("request-id");
    const isOk = answer.status >= 200 && answer.status <= 299;
    usage.units += unitsOf(answer, asked, isOk);
    const used = call.token?.roles ?? [];
    if (isOk) return { ...answer, requestId, roles: used };
    const failed = {
      status: answer.status,
      method: asked.method,
      path: call.url.slice(`${baseUrl}/v1.0`.length),
      sent: Object.keys(asked.body ?? {}),
      body: jsonOrUndefined(answer.text),
      requestId,
      retryAfterMs: parseRetryAfter(answer.headers.get("retry-after"), clock.now()),
      location: answer.headers.get("location"),
    };
    throw graphErrorFromResponse(failed, answer.status === 403 ? await freshRoles(used) : used);
  };
}

/** Delta answers carry no price and cost none here; a batch is priced by its parts. */
function unitsOf(answer: WireAnswer, asked: Asked, isOk: boolean): number {
  if (asked.path === "/$batch") return 0;
  const priced = answer.headers.get("x-ms-resource-unit");
  return Number(priced ?? (isOk && asked.isDelta !== true ? 1 : 0)) || 0;
}

/** After a 403: today's roles, asked for at most once a minute. */
function createFreshRoles(tokens: TokenSource, clock: Clock) {
  let askedAt = -Infinity;
  return async (used: readonly string[]): Promise<readonly string[]> => {
    if (clock.now() - askedAt < FRESH_ROLES_MS) return used;
    askedAt = clock.now();
    try {
      return (await tokens.getToken({ isFresh: true })).roles;
    } catch (error) {
      // The refusal stands, whatever the token endpoint does just now.
      if (error instanceof GraphError && error.kind !== "needs-reauthorization") return used;
      throw error;
    }
  };
}

function jsonOrUndefined(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? body : undefined;
  } catch {
    return undefined;
  }
}
