import { Agent, fetch as undiciFetch } from "undici";
import { GraphError } from "./errors.ts";

/** One answer, read whole. Headers are lower-cased names. */
export type WireAnswer = { status: number; headers: ReadonlyMap<string, string>; text: string };

export type WireRequest = {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | undefined;
  signal?: AbortSignal | undefined;
};

/** Sends one HTTP request once. Throws `GraphError`: `unavailable` when nothing left, else `unknown-outcome`. */
export type Transport = (request: WireRequest) => Promise<WireAnswer>;

export type TransportLimits = { connectMs: number; idleMs: number; totalMs: number; maxBytes: number };

const LIMITS: TransportLimits = {
  connectMs: 10_000,
  idleMs: 15_000,
  totalMs: 60_000,
  maxBytes: 16 * 1024 * 1024,
};

/** Failures of which it is certain that the request never reached the service. */
const NOT_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_HAS_EXPIRED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/**
 * Our own way to the network: bounded in time and size, never following redirects (they would carry
 * the token along). `totalMs` covers the whole call, so a dripping body can't hold it open.
 */
export function createTransport(limits: Partial<TransportLimits> = {}, fetch = undiciFetch): Transport {
  const { connectMs, idleMs, totalMs, maxBytes } = { ...LIMITS, ...limits };
  const dispatcher = new Agent({
    connect: { timeout: connectMs },
    headersTimeout: idleMs,
    bodyTimeout: idleMs,
  });
  return async ({ url, method, headers, body, signal }) => {
    const timeout = AbortSignal.timeout(totalMs);
    try {
      const response = await fetch(url, {
        method,
        headers,
        body: body ?? null,
        dispatcher,
        redirect: "manual",
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      });
      const text = await readCapped(response.body, maxBytes);
      return { status: response.status, headers: new Map(response.headers), text };
    } catch (error) {
      if (error instanceof GraphError) throw error;
      if (signal?.aborted === true && !timeout.aborted) throw signal.reason;
      throw networkError(error, timeout.aborted);
    }
  };
}

async function readCapped(body: AsyncIterable<Uint8Array> | null, maxBytes: number): Promise<string> {
  if (body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new GraphError({
        kind: "invalid",
        code: "too-large",
        message: `An answer is larger than ${maxBytes} bytes.`,
      });
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** The deepest cause tells: "fetch failed" wraps it, an AggregateError holds one per address tried. */
function networkError(error: unknown, isTimeout: boolean): GraphError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = codeOf(cause) ?? (isTimeout ? "timeout" : "network");
  const kind = NOT_SENT.has(code) ? "unavailable" : "unknown-outcome";
  const message = cause instanceof Error && cause.message !== "" ? cause.message : code;
  return new GraphError({ kind, code, message }, { cause: error });
}

function codeOf(cause: unknown): string | undefined {
  if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
  if (typeof cause !== "object" || cause === null || !("code" in cause)) return undefined;
  return typeof cause.code === "string" ? cause.code : undefined;
}

let shared: Transport | undefined;

/** The process's transport: one pool of connections. */
export function sharedTransport(): Transport {
  shared ??= createTransport();
  return shared;
}
