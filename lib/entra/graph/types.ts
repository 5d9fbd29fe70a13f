/** How urgent a call is to Microsoft: `low` for sync, `high` for a person waiting. */
export type GraphPriority = "low" | "normal" | "high";

/** An app-only token with what it says about itself. */
export type GraphToken = {
  accessToken: string;
  tenantId: string;
  /** Application permissions in the token, e.g. "User.Read.All"; empty when nothing is granted. */
  roles: readonly string[];
  /** Epoch milliseconds. */
  expiresAt: number;
};

/** Where the client gets tokens; `isFresh` skips the cache (after a 401, after consent). */
export type TokenSource = { getToken(options?: { isFresh?: boolean }): Promise<GraphToken> };

export type ReadOptions = {
  priority?: GraphPriority;
  signal?: AbortSignal;
  /** Extra request headers, e.g. ConsistencyLevel. */
  headers?: Record<string, string>;
};

/** For a batch whose caller has more to ask: throttled parts ride along later instead of going out alone. */
export type BatchOptions = ReadOptions & {
  /** Parts whose failure can pass come back failed, unless most of them do: then the whole call waits. */
  leavesPassing?: boolean;
  /** Epoch ms before which nothing may be sent, as an earlier part was told. */
  notBefore?: number;
};

/** One validated page of a collection. Never both links. */
export type GraphPage = {
  value: readonly Record<string, unknown>[];
  nextLink: string | undefined;
  deltaLink: string | undefined;
  /** `@odata.count`, when asked for. */
  count: number | undefined;
  requestId: string | undefined;
};

/** One part of a $batch answer, in the order asked. */
export type BatchPart = { status: "page"; page: GraphPage } | { status: "failed"; error: Error };

export type GraphWrite = {
  method: "POST" | "PATCH" | "PUT" | "DELETE";
  /** Relative to /v1.0, e.g. `/groups/{id}/members/$ref`. Built only by lib/entra/graph/paths.ts. */
  path: string;
  body?: Record<string, unknown>;
  priority?: GraphPriority;
  /** Sent as client-request-id, so that a support case can find the call. */
  clientRequestId: string;
};

export type GraphAnswer = {
  status: number;
  body: Record<string, unknown> | undefined;
  requestId: string | undefined;
};

/** The only door to Microsoft Graph. Every failure is a `GraphError` (errors.ts). */
export type GraphClient = {
  /** One object. Retried on throttling and passing faults. */
  get(path: string, options?: ReadOptions): Promise<GraphAnswer>;
  /** One page; `pathOrLink` is a relative path or a link from an earlier page (origin and path checked). */
  getPage(pathOrLink: string, options?: ReadOptions & { isDelta?: boolean }): Promise<GraphPage>;
  /** Up to 20 page reads in one HTTP request; throttled and passing failures of parts are retried inside. */
  getBatch(paths: readonly string[], options?: BatchOptions): Promise<readonly BatchPart[]>;
  /** One write: sent once, never retried. A lost answer is a GraphError of kind `unknown-outcome`. */
  write(call: GraphWrite): Promise<GraphAnswer>;
  /** Permissions of the token in use; asks for a token when there is none yet. */
  roles(options?: { isFresh?: boolean }): Promise<readonly string[]>;
  /** HTTP requests sent and resource units charged since the client was made. */
  readonly usage: { requests: number; units: number };
  /** Called when Microsoft asks to wait, with epoch ms until when; and with null when it goes on. */
  onThrottle: ((until: number | null) => void) | undefined;
};
