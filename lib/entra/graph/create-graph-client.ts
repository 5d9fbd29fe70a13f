import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { systemClock, type Clock } from "#lib/platform/clock.ts";
import { batchBody, MAX_BATCH, passingFailures, readBatch, worstFailure } from "./batch.ts";
import { GraphError } from "./errors.ts";
import { graphErrorFromResponse } from "./graph-error-from-response.ts";
import { resolveLink } from "./links.ts";
import { isRecord, invalidAnswer, parseObject, parsePage } from "./page.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { retryReads } from "./retry-reads.ts";
import { Call, createSend } from "./sdk-chain.ts";
import { createThrottleGate, type Sleep } from "./throttle-gate.ts";
import { sharedTransport, type Transport, type WireAnswer } from "./transport.ts";
import type { BatchPart, GraphAnswer, GraphClient, GraphPriority, GraphWrite, ReadOptions, TokenSource } from "./types.ts";

export type GraphClientOptions = {
  /** Origin of Graph, without /v1.0 and trailing slash. */
  baseUrl: string;
  tokens: TokenSource;
  /** Of calls that name none. */
  priority?: GraphPriority;
  transport?: Transport;
  clock?: Clock;
  sleep?: Sleep;
  /** 0 ≤ n < 1, for the jitter. */
  random?: () => number;
};

const PRIORITY = { low: "Low", normal: "Normal", high: "High" } as const;
/** After a 403 the token is asked anew, so that its roles are today's; not more often than this. */
const FRESH_ROLES_MS = 60_000;

/** Makes the only door to Microsoft Graph. Every failure of its methods is a `GraphError`. */
export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { baseUrl, tokens, priority: defaultPriority = "normal", transport = sharedTransport() } = options;
  const clock = options.clock ?? systemClock;
  const sleep = options.sleep ?? (async (ms, signal) => void (await delay(ms, undefined, signal ? { signal } : {})));
  const random = options.random ?? Math.random;
  const usage = { requests: 0, units: 0 };
  const gate = createThrottleGate(clock, sleep, (until) => client.onThrottle?.(until));
  const tools = { clock, sleep, random, gate };
  const send = createSend(tokens, transport, () => {
    usage.requests += 1;
  });
  let freshRolesAt = -Infinity;

  async function rolesAfterRefusal(used: readonly string[]): Promise<readonly string[]> {
    if (clock.now() - freshRolesAt < FRESH_ROLES_MS) return used;
    freshRolesAt = clock.now();
    try {
      return (await tokens.getToken({ isFresh: true })).roles;
    } catch (error) {
      // The refusal stands, whatever the token endpoint does just now.
      if (error instanceof GraphError && error.kind !== "needs-reauthorization") return used;
      throw error;
    }
  }

  /** One HTTP call. Throws `GraphError` for everything but 2xx. */
  async function ask(
    facts: { method: Call["method"]; path: string; body?: Record<string, unknown>; id?: string; isDelta?: boolean },
    read: ReadOptions,
  ): Promise<WireAnswer & { requestId: string | undefined; roles: readonly string[] }> {
    const call = new Call({
      url: resolveLink(baseUrl, facts.path),
      method: facts.method,
      headers: {
        accept: "application/json",
        "client-request-id": facts.id ?? randomUUID(),
        "x-ms-throttle-priority": PRIORITY[read.priority ?? defaultPriority],
        ...read.headers,
      },
      signal: read.signal,
    });
    const answer = await send(call, facts.body);
    const requestId = answer.headers.get("request-id");
    const isOk = answer.status >= 200 && answer.status <= 299;
    const isBatch = facts.path === "/$batch";
    if (!isBatch) usage.units += Number(answer.headers.get("x-ms-resource-unit") ?? (isOk && facts.isDelta !== true ? 1 : 0)) || 0;
    const used = call.token?.roles ?? [];
    if (isOk) return { ...answer, requestId, roles: used };
    const failed = {
      status: answer.status,
      method: facts.method,
      path: call.url.slice(`${baseUrl}/v1.0`.length),
      body: jsonOrUndefined(answer.text),
      requestId,
      retryAfterMs: parseRetryAfter(answer.headers.get("retry-after"), clock.now()),
      location: answer.headers.get("location"),
    };
    throw graphErrorFromResponse(failed, answer.status === 403 ? await rolesAfterRefusal(used) : used);
  }

  function read<T>(options: ReadOptions, attempt: () => Promise<T>): Promise<T> {
    const { priority = defaultPriority, signal } = options;
    return retryReads(tools, { priority, signal }, () => attempt().catch(asReadFailure));
  }

  const client: GraphClient = {
    usage,
    onThrottle: undefined,

    get(path, options = {}) {
      return read(options, async () => {
        const answer = await ask({ method: "GET", path }, options);
        return { status: answer.status, body: objectOf(answer), requestId: answer.requestId };
      });
    },

    getPage(pathOrLink, options = {}) {
      const isDelta = options.isDelta === true;
      return read(options, async () => {
        const answer = await ask({ method: "GET", path: pathOrLink, isDelta }, options);
        return parsePage(objectOf(answer), isDelta, answer.requestId);
      });
    },

    async getBatch(paths, options = {}) {
      if (paths.length > MAX_BATCH) throw new GraphError({ kind: "invalid", message: `A batch holds ${MAX_BATCH} calls.` });
      const urls = paths.map((path) => resolveLink(baseUrl, path).slice(`${baseUrl}/v1.0`.length));
      const settled = new Map<number, BatchPart>();
      let open = urls.map((_url, index) => index);
      const round = async () => {
        const { headers, ...outer } = options;
        const answer = await ask({ method: "POST", path: "/$batch", body: batchBody(urls, open, headers) }, outer);
        const context = { clock, roles: answer.roles, requestId: answer.requestId };
        const { parts, units } = readBatch(objectOf(answer), urls, open, context);
        usage.units += units;
        for (const [index, part] of parts) settled.set(index, part);
        const again = passingFailures(parts);
        open = again.map(([index]) => index);
        const worst = worstFailure(again.map(([, error]) => error));
        if (worst !== undefined) throw worst;
      };
      try {
        if (open.length > 0) await read(options, round);
      } catch (error) {
        // Tries are used up: parts that never answered make the call fail, others carry their own error.
        if (!(error instanceof GraphError) || settled.size < urls.length) throw error;
      }
      return urls.map((_url, index) => settled.get(index) ?? { status: "failed", error: invalidAnswer("a part is missing") });
    },

    async write(call) {
      const { priority = defaultPriority } = call;
      await gate.pass(clock.now());
      try {
        return answerOf(await ask({ ...call, id: call.clientRequestId }, { priority }));
      } catch (error) {
        throw asWriteFailure(error, (ms) => gate.close(ms));
      }
    },

    async roles(options) {
      return (await tokens.getToken(options)).roles;
    },
  };
  return client;
}

function objectOf(answer: WireAnswer & { requestId: string | undefined }): Record<string, unknown> {
  return parseObject({ ...answer, contentType: answer.headers.get("content-type") ?? null });
}

/** A write's 2xx: no body, or whole JSON. Anything else leaves open what happened. */
function answerOf(answer: WireAnswer & { requestId: string | undefined }): GraphAnswer {
  const body = answer.text === "" ? undefined : objectOf(answer);
  return { status: answer.status, body, requestId: answer.requestId };
}

function jsonOrUndefined(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** For a read it does not matter whether it arrived: a lost answer is a passing failure. */
function asReadFailure(error: unknown): never {
  if (error instanceof GraphError && error.kind === "unknown-outcome") throw withKind(error, "unavailable");
  throw error;
}

/**
 * For a write it decides everything. What reached Microsoft and came back unclear (5xx, a proxy's
 * page, a broken body) is `unknown-outcome`; only what surely never left stays `unavailable`.
 */
function asWriteFailure(error: unknown, close: (ms: number) => void): unknown {
  if (!(error instanceof GraphError)) return error;
  if (error.kind === "throttled") close(error.retryAfterMs ?? 1_000);
  if (error.code === "too-large" || error.code === "invalid-answer") return withKind(error, "unknown-outcome");
  return error.kind === "unavailable" && error.status !== undefined ? withKind(error, "unknown-outcome") : error;
}

function withKind(error: GraphError, kind: GraphError["kind"]): GraphError {
  const { message, status, code, requestId, retryAfterMs, location } = error;
  return new GraphError({ kind, message, status, code, requestId, retryAfterMs, location }, { cause: error });
}
