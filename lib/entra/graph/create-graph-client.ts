import { setTimeout as delay } from "node:timers/promises";
import { systemClock, type Clock } from "#lib/platform/clock.ts";
import { createAsk, type GraphReply } from "./ask-graph.ts";
import { GraphError } from "./errors.ts";
import { getBatch } from "./get-batch.ts";
import { parseObject, parsePage } from "./page.ts";
import { retryReads } from "./retry-reads.ts";
import { createThrottleGate, type Sleep, type ThrottleState } from "./throttle-gate.ts";
import { sharedTransport, type Transport } from "./transport.ts";
import type { GraphAnswer, GraphClient, GraphPriority, ReadOptions, TokenSource } from "./types.ts";

export type GraphClientOptions = {
  /** Origin of Graph, without /v1.0 and trailing slash. */
  baseUrl: string;
  tokens: TokenSource;
  /** Of calls that name none. */
  priority?: GraphPriority;
  /** A wait that several clients of one tenant share; each client has its own when left out. */
  throttle?: ThrottleState;
  transport?: Transport;
  clock?: Clock;
  sleep?: Sleep;
  /** 0 ≤ n < 1, for the jitter. */
  random?: () => number;
};

/** Makes the only door to Microsoft Graph. Every failure of its methods is a `GraphError`. */
export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { baseUrl, tokens, priority: defaultPriority = "normal", transport = sharedTransport() } = options;
  const clock = options.clock ?? systemClock;
  const sleep =
    options.sleep ?? (async (ms, signal) => void (await delay(ms, undefined, signal ? { signal } : {})));
  const usage = { requests: 0, units: 0 };
  const gate = createThrottleGate(clock, sleep, (until) => client.onThrottle?.(until), options.throttle);
  const tools = { clock, sleep, random: options.random ?? Math.random, gate };
  const ask = createAsk({ baseUrl, tokens, transport, clock, defaultPriority, usage });
  const read = <T>({ priority = defaultPriority, signal }: ReadOptions, attempt: () => Promise<T>) =>
    retryReads(tools, { priority, signal }, () => attempt().catch(asReadFailure));

  const client: GraphClient = {
    usage,
    onThrottle: undefined,
    get: (path, asked = {}) =>
      read(asked, async () => {
        const reply = await ask({ method: "GET", path }, asked);
        return { status: reply.status, body: objectOf(reply), requestId: reply.requestId };
      }),
    getPage: (path, asked = {}) =>
      read(asked, async () => {
        const isDelta = asked.isDelta === true;
        const reply = await ask({ method: "GET", path, isDelta }, asked);
        return parsePage(objectOf(reply), isDelta, reply.requestId);
      }),
    getBatch: (paths, asked = {}) =>
      getBatch({ baseUrl, clock, usage, ask, read, hold: (ms) => gate.close(ms) }, paths, asked),
    async write(call) {
      await gate.pass(clock.now());
      try {
        return answerOf(
          await ask({ ...call, id: call.clientRequestId }, { priority: call.priority ?? defaultPriority }),
        );
      } catch (error) {
        throw asWriteFailure(error, (ms) => gate.close(ms));
      }
    },
    roles: async (asked) => (await tokens.getToken(asked)).roles,
  };
  return client;
}

function objectOf(answer: GraphReply): Record<string, unknown> {
  return parseObject({ ...answer, contentType: answer.headers.get("content-type") ?? null });
}

/** A write's 2xx: no body, or whole JSON. Anything else leaves open what happened. */
function answerOf(answer: GraphReply): GraphAnswer {
  const body = answer.text === "" ? undefined : objectOf(answer);
  return { status: answer.status, body, requestId: answer.requestId };
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
  if (error.code === "too-large" || error.code === "invalid-answer")
    return withKind(error, "unknown-outcome");
  return error.kind === "unavailable" && error.status !== undefined
    ? withKind(error, "unknown-outcome")
    : error;
}

function withKind(error: GraphError, kind: GraphError["kind"]): GraphError {
  const { message, status, code, requestId, retryAfterMs, location } = error;
  return new GraphError({ kind, message, status, code, requestId, retryAfterMs, location }, { cause: error });
}
