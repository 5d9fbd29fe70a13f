import { Client, ResponseType, type Context, type Middleware } from "@microsoft/microsoft-graph-client";
import { GraphError } from "./errors.ts";
import type { GraphToken, TokenSource } from "./types.ts";
import type { Transport, WireAnswer } from "./transport.ts";

/** One call on its way through the SDK. A class, because the SDK finds options by constructor. */
export class Call {
  readonly url: string;
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly headers: Record<string, string>;
  readonly signal: AbortSignal | undefined;
  answer: WireAnswer | undefined;
  token: GraphToken | undefined;
  failure: unknown;

  constructor(facts: Pick<Call, "url" | "method" | "headers" | "signal">) {
    this.url = facts.url;
    this.method = facts.method;
    this.headers = facts.headers;
    this.signal = facts.signal;
  }
}

function callOf(context: Context): Call {
  const call = context.middlewareControl?.getMiddlewareOptions(Call);
  if (!(call instanceof Call)) throw new Error("a request without its call");
  return call;
}

/**
 * Sets Authorization itself (the SDK sends none to hosts it does not know), and asks once more with
 * a fresh token after a 401: Microsoft judges the token before anything else, so nothing has happened.
 */
class AuthorizeMiddleware implements Middleware {
  readonly #tokens: TokenSource;
  #next: Middleware | undefined;

  constructor(tokens: TokenSource) {
    this.#tokens = tokens;
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    const call = callOf(context);
    try {
      await this.#send(context, call, await this.#tokens.getToken());
      if (call.answer?.status === 401 && !call.answer.text.includes("Authorization_IdentityNotFound")) {
        await this.#send(context, call, await this.#tokens.getToken({ isFresh: true }));
      }
    } catch (error) {
      // The SDK wraps what is thrown here; the caller takes the original from the call.
      call.failure = error;
      throw error;
    }
  }

  async #send(context: Context, call: Call, token: GraphToken): Promise<void> {
    call.token = token;
    call.headers.authorization = `Bearer ${token.accessToken}`;
    await this.#next?.execute(context);
  }
}

/** The end of the chain: our transport, to the exact address (the SDK would rewrite a link's query). */
class TransportMiddleware implements Middleware {
  readonly #transport: Transport;
  readonly #counted: () => void;

  constructor(transport: Transport, counted: () => void) {
    this.#transport = transport;
    this.#counted = counted;
  }

  async execute(context: Context): Promise<void> {
    const call = callOf(context);
    const body = typeof context.options?.body === "string" ? context.options.body : undefined;
    this.#counted();
    call.answer = await this.#transport({ ...call, body });
    context.response = new Response(null, { status: 200 });
  }
}

/** Sends one call through the SDK with our chain only: none of its retry or redirect handlers runs. */
export type Send = (call: Call, body?: Record<string, unknown>) => Promise<WireAnswer>;

/** @param counted is called for every HTTP request that is sent. */
export function createSend(tokens: TokenSource, transport: Transport, counted: () => void): Send {
  const middleware = [new AuthorizeMiddleware(tokens), new TransportMiddleware(transport, counted)];
  const client = Client.initWithMiddleware({ middleware, defaultVersion: "v1.0" });
  return async (call, body) => {
    const request = client.api("/").middlewareOptions([call]).responseType(ResponseType.RAW);
    if (body !== undefined) call.headers["content-type"] = "application/json";
    const sends = {
      GET: () => request.get(),
      POST: () => request.post(body),
      PATCH: () => request.patch(body),
      PUT: () => request.put(body),
      DELETE: () => request.delete(),
    };
    try {
      await sends[call.method]();
    } catch (error) {
      throw call.failure ?? error;
    }
    if (call.answer === undefined) throw new GraphError({ kind: "unavailable", message: "no answer" });
    return call.answer;
  };
}
