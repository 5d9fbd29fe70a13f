import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";
import { GraphError } from "./errors.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { tokenError } from "./token-errors.ts";
import type { Transport } from "./transport.ts";

export type LoginNetwork = INetworkModule & {
  /** What went wrong last: msal-node wraps errors and loses what they were. Cleared on reading. */
  takeFailure(): unknown;
};

/**
 * msal-node's way out: same transport as Graph, and the host of Microsoft's login rewritten to ours
 * (msal-node itself refuses http, loopback included).
 * @param loginUrl the configured login origin, e.g. the practice tenant's.
 */
export function createLoginNetwork(loginUrl: string, transport: Transport, now: () => number): LoginNetwork {
  let failure: unknown;
  async function ask<T>(
    method: string,
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    const { pathname, search } = new URL(url);
    try {
      const headers = { ...options?.headers, accept: "application/json" };
      const answer = await transport({
        url: `${loginUrl}${pathname}${search}`,
        method,
        headers,
        body: options?.body,
      });
      const body = parseBody(answer.text, answer.status);
      if (answer.status > 299 && pathname.endsWith("/token")) {
        const retryAfterMs = parseRetryAfter(answer.headers.get("retry-after"), now());
        throw tokenError(answer.status, textOf(body.error), textOf(body.error_description), retryAfterMs);
      }
      // The guarantee of msal's T: its own validators check every field they use.
      return { headers: Object.fromEntries(answer.headers), body: body as T, status: answer.status };
    } catch (error) {
      failure = asPassing(error);
      throw failure;
    }
  }
  return {
    sendGetRequestAsync: (url, options) => ask("GET", url, options),
    sendPostRequestAsync: (url, options) => ask("POST", url, options),
    takeFailure() {
      const taken = failure;
      failure = undefined;
      return taken;
    },
  };
}

/** Asking for a token changes nothing: a lost answer is just "not now". */
function asPassing(error: unknown): unknown {
  if (!(error instanceof GraphError) || error.kind !== "unknown-outcome") return error;
  return new GraphError({ kind: "unavailable", code: error.code, message: error.message }, { cause: error });
}

function parseBody(text: string, status: number): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null) return { ...body };
  } catch {
    // Reported below, with the status instead of the body.
  }
  throw new GraphError({
    kind: "unavailable",
    code: "invalid-answer",
    message: `The sign-in service answered ${status} without JSON.`,
  });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
