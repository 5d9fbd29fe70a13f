import { randomUUID } from "node:crypto";
import { json, type Answer, type Call } from "./exchange.ts";

/** The error pairs of the token endpoint: AADSTS number → OAuth error and HTTP status (BEHAVIOUR.md §2, FACTS.md §4.4). */
const pairs = {
  7000215: ["invalid_client", 401],
  7000222: ["invalid_client", 401],
  7000218: ["invalid_client", 401],
  7000229: ["invalid_client", 401],
  700027: ["invalid_client", 401],
  700023: ["invalid_client", 401],
  700024: ["invalid_client", 401],
  700021: ["invalid_client", 401],
  700213: ["invalid_client", 401],
  50027: ["invalid_client", 401],
  500112: ["invalid_client", 401],
  700016: ["unauthorized_client", 400],
  700038: ["unauthorized_client", 400],
  7000112: ["unauthorized_client", 400],
  90002: ["invalid_request", 400],
  900023: ["invalid_request", 400],
  9001023: ["invalid_request", 400],
  900144: ["invalid_request", 400],
  9000411: ["invalid_request", 400],
  500011: ["invalid_resource", 400],
  70011: ["invalid_scope", 400],
  70003: ["unsupported_grant_type", 400],
  70008: ["invalid_grant", 400],
  54005: ["invalid_grant", 400],
  9002313: ["invalid_grant", 400],
  501481: ["invalid_grant", 400],
  53003: ["invalid_grant", 400],
  50057: ["invalid_grant", 400],
  50011: ["invalid_request", 400],
  900971: ["invalid_request", 400],
  50020: ["access_denied", 400],
  50058: ["login_required", 400],
  65004: ["access_denied", 400],
  90094: ["access_denied", 400],
  700054: ["unsupported_response_type", 400],
} as const satisfies Record<number, readonly [string, number]>;

export type LoginErrorCode = keyof typeof pairs;

/** A refusal of the login service; `text` is what follows "AADSTS<code>: ". */
export type LoginError = { code: LoginErrorCode; text: string };

/** Real traffic shows these two without an error_uri. */
const withoutUri: readonly LoginErrorCode[] = [700038, 70003];

export function loginError(code: LoginErrorCode, text: string): LoginError {
  return { code, text };
}

/** The OAuth `error` word of a code. */
export function errorWord(code: LoginErrorCode): string {
  return pairs[code][0];
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The caller's correlation id (MSAL sends `client-request-id`) or a new one. */
export function correlationIdOf(call: Call): string {
  const sent = call.headers["client-request-id"] ?? call.url.searchParams.get("client-request-id");
  return typeof sent === "string" && uuid.test(sent) ? sent : randomUUID();
}

type Described = { description: string; traceId: string; correlationId: string; timestamp: string };

/** The long text with its three trailing parts, joined by `separator`. Times are UTC, to the second. */
export function describe(error: LoginError, call: Call, at: number, separator: string): Described {
  const traceId = randomUUID();
  const correlationId = correlationIdOf(call);
  const timestamp = new Date(at).toISOString().slice(0, 19).replace("T", " ") + "Z";
  const description = [
    `AADSTS${error.code}: ${error.text}`,
    `Trace ID: ${traceId}`,
    `Correlation ID: ${correlationId}`,
    `Timestamp: ${timestamp}`,
  ].join(separator);
  return { description, traceId, correlationId, timestamp };
}

/** The token endpoint's JSON error, as captured. `host` is the login base of error_uri. */
export function errorAnswer(error: LoginError, call: Call, at: number, host: string): Answer {
  const [word, status] = pairs[error.code];
  const told = describe(error, call, at, " ");
  const body = {
    error: word,
    error_description: told.description,
    error_codes: [error.code],
    timestamp: told.timestamp,
    trace_id: told.traceId,
    correlation_id: told.correlationId,
    ...(withoutUri.includes(error.code) ? {} : { error_uri: `${host}/error?code=${error.code}` }),
    ...(error.code === 53003 ? { suberror: "message_only" } : {}),
  };
  return json(status, body, { "x-ms-request-id": told.traceId });
}
