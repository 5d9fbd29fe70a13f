import type { Call } from "../login/exchange.ts";

/** One request to Graph or the login service, as it was answered. */
export type LoggedRequest = {
  id: number;
  /** Epoch ms at the end of the answer. */
  at: number;
  method: string;
  /** With the query. */
  path: string;
  status: number;
  clientRequestId: string | undefined;
  /** The caller's x-ms-throttle-priority. */
  priority: string | undefined;
  ms: number;
  /** What a $batch asked for. */
  parts: Array<{ method: string; path: string }> | undefined;
};

/** Counted since the start or the last clear, whatever the ring has forgotten. */
export type RequestCounters = { requests: number; graphRequests: number; batchParts: number; writes: number };

export type RequestLog = {
  add: (call: Call, status: number, ms: number) => void;
  /** Requests with an id above `since`, oldest first. */
  since: (since: number) => LoggedRequest[];
  counters: () => RequestCounters;
  clear: () => void;
};

const kept = 20_000;
const none: RequestCounters = { requests: 0, graphRequests: 0, batchParts: 0, writes: 0 };

/** The last 20,000 requests in memory, with counters that see all of them. */
export function createRequestLog(now: () => number): RequestLog {
  const ring: LoggedRequest[] = [];
  let counters = { ...none };
  let nextId = 1;
  return {
    add: (call, status, ms) => {
      const isGraph = /^\/v1\.0(\/|$)/i.test(call.url.pathname);
      const isBatch = /^\/v1\.0\/\$batch$/i.test(decodeURIComponentOrSame(call.url.pathname));
      const parts = isBatch ? partsOf(call.body) : undefined;
      counters.requests += 1;
      if (isGraph) counters.graphRequests += 1;
      counters.batchParts += parts?.length ?? 0;
      if (isGraph && !isBatch && isWrite(call.method)) counters.writes += 1;
      counters.writes += parts?.filter(({ method }) => isWrite(method)).length ?? 0;
      ring[(nextId - 1) % kept] = {
        id: nextId++,
        at: now(),
        method: call.method,
        path: call.url.pathname + call.url.search,
        status,
        clientRequestId: header(call, "client-request-id"),
        priority: header(call, "x-ms-throttle-priority"),
        ms: Math.round(ms * 10) / 10,
        parts,
      };
    },
    since: (since) => ring.filter(({ id }) => id > since).toSorted((one, other) => one.id - other.id),
    counters: () => ({ ...counters }),
    clear: () => {
      ring.length = 0;
      // Ids go on, so that a reader's `since` stays good; the ring is filled from the front again.
      nextId += (kept - ((nextId - 1) % kept)) % kept;
      counters = { ...none };
    },
  };
}

const isWrite = (method: string) => method !== "GET" && method !== "HEAD";

function header(call: Call, name: string): string | undefined {
  const value = call.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

function partsOf(body: string): LoggedRequest["parts"] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return [];
  }
  const requests =
    typeof parsed === "object" && parsed !== null && "requests" in parsed ? parsed.requests : undefined;
  if (!Array.isArray(requests)) return [];
  return requests.map((part: { method?: unknown; url?: unknown } | null) => ({
    method: String(part?.method).toUpperCase(),
    path: String(part?.url),
  }));
}

function decodeURIComponentOrSame(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
