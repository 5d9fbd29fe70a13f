import { createGraphClient } from "./create-graph-client.ts";
import type { GraphError } from "./errors.ts";
import type { Transport, WireAnswer, WireRequest } from "./transport.ts";
import type { GraphToken } from "./types.ts";

/** A client whose wire, time and chance the test holds. Sleeping moves the clock at once. */
export function testClient(
  answers: (Partial<WireAnswer> | Error)[],
  roles: readonly string[] = ["Directory.Read.All"],
) {
  const sent: (WireRequest & { at: number })[] = [];
  const throttles: (number | null)[] = [];
  const tokensAsked: boolean[] = [];
  const start = Date.UTC(2026, 10, 24);
  let now = start;
  const transport: Transport = async (request) => {
    sent.push({ ...request, headers: { ...request.headers }, at: now - start });
    const next = answers.shift();
    if (next === undefined) throw new Error("the test has no answer left");
    if (next instanceof Error) throw next;
    return { status: 200, headers: new Map([["content-type", "application/json"]]), text: "{}", ...next };
  };
  const client = createGraphClient({
    baseUrl: "https://graph.microsoft.com",
    transport,
    clock: { now: () => now },
    sleep: async (ms) => {
      now += ms;
    },
    random: () => 0.5,
    tokens: {
      async getToken({ isFresh = false } = {}): Promise<GraphToken> {
        tokensAsked.push(isFresh);
        return { accessToken: `token-${tokensAsked.length}`, tenantId: "t", roles, expiresAt: 0 };
      },
    },
  });
  client.onThrottle = (until) => throttles.push(until === null ? null : until - start);
  return { client, sent, throttles, tokensAsked };
}

/** A JSON answer with headers. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Partial<WireAnswer> {
  const all = new Map(Object.entries({ "content-type": "application/json", ...headers }));
  return { status, headers: all, text: JSON.stringify(body) };
}

/** Graph's error body. */
export function graphError(status: number, code: string, message = "", headers: Record<string, string> = {}) {
  return json({ error: { code, message, innerError: {} } }, status, headers);
}

/** The `GraphError` a promise ends with. */
export async function failureOf(promise: Promise<unknown>): Promise<GraphError> {
  return promise.then(
    () => Promise.reject(new Error("it did not fail")),
    (error: GraphError) => error,
  );
}
