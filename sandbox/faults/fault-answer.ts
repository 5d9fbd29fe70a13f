import { randomUUID } from "node:crypto";
import type { Answer } from "../login/exchange.ts";
import type { FaultEffect } from "./rule.ts";

const graphCodes: Readonly<Record<number, [code: string, message: string]>> = {
  400: ["BadRequest", "The request was invalid."],
  401: ["InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."],
  403: ["Authorization_RequestDenied", "Insufficient privileges to complete the operation."],
  404: [
    "Request_ResourceNotFound",
    "Resource does not exist or one of its queried reference-property objects are not present.",
  ],
  409: ["Directory_ConcurrencyViolation", "The request conflicts with another update."],
  410: ["resyncRequired", "Resync required. Replace any local items with the server's version."],
  429: ["TooManyRequests", "Too many requests"],
  503: ["serviceNotAvailable", "The service is temporarily unavailable."],
  504: ["gatewayTimeout", "The gateway did not answer in time."],
};

export const htmlPage =
  "<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>Our services aren't available right now</h1></body></html>";

/** Graph's error body for a status. */
export function graphErrorBody(status: number): Record<string, unknown> {
  const [code, message] = graphCodes[status] ?? ["generalException", "An error occurred in the service."];
  const requestId = randomUUID();
  return {
    error: {
      code,
      message,
      innerError: {
        date: new Date().toISOString().slice(0, 19),
        "request-id": requestId,
        "client-request-id": requestId,
      },
    },
  };
}

/** What the login service says when it is in trouble itself. */
function loginErrorBody(status: number): Record<string, unknown> {
  const code = status === 429 ? 90055 : 90033;
  return {
    error: "temporarily_unavailable",
    error_description: `AADSTS${code}: A transient error has occurred. Please try again.`,
    error_codes: [code],
    timestamp: new Date().toISOString().slice(0, 19).replace("T", " ") + "Z",
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
  };
}

/** True when the effect stands in place of the real answer instead of damaging it. */
export function replacesAnswer(effect: FaultEffect): boolean {
  return effect.status !== undefined || effect.body !== undefined || effect.html === true;
}

/** The answer that an effect puts in place of the real one. */
export function replacement(effect: FaultEffect, isGraph: boolean): Answer {
  const status = effect.status ?? 200;
  const own = effect.body ?? (isGraph ? graphErrorBody(status) : loginErrorBody(status));
  const body = effect.html ? htmlPage : typeof own === "string" ? own : JSON.stringify(own);
  const headers: Answer["headers"] = {
    "content-type": effect.html ? "text/html; charset=utf-8" : "application/json",
    "request-id": randomUUID(),
  };
  return { status, headers, body: status === 204 ? "" : body };
}

/** Headers of the rule over those of the answer; null takes one away. */
export function withEffectHeaders(headers: Answer["headers"], effect: FaultEffect): Answer["headers"] {
  const merged = { ...headers };
  if (effect.wrongContentType) merged["content-type"] = "text/plain; charset=utf-8";
  for (const [name, value] of Object.entries(effect.headers ?? {})) {
    if (value === null) delete merged[name.toLowerCase()];
    else merged[name.toLowerCase()] = value;
  }
  return merged;
}
