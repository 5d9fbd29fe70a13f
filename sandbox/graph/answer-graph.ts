import { randomUUID } from "node:crypto";
import { verifyAccessToken } from "../login/access-token.ts";
import type { LoginDirectory } from "../login/directory.ts";
import type { Answer, Call } from "../login/exchange.ts";
import type { SigningKey } from "../login/signing-key.ts";
import type { Store } from "../store/store.ts";
import { answerBatch, type PartAnswer } from "./batch.ts";
import { answerCall, segmentsOf } from "./answer-call.ts";
import type { GraphCall, GraphReply } from "./call.ts";
import { Refusal } from "./graph-error.ts";

export type GraphContext = {
  store: Store;
  directory: LoginDirectory;
  key: SigningKey;
  publicGraphBase: string | undefined;
  /** Stands between a part of a $batch and its answer, for faults. */
  aroundPart: (
    call: { method: string; path: string; headers: Record<string, string | undefined> },
    run: () => Promise<PartAnswer>,
  ) => Promise<PartAnswer>;
};

const okHeaders = {
  "content-type":
    "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8",
  "odata-version": "4.0",
};

/** Answers one HTTP request to /v1.0/…: token, route, permission, and the headers that Graph always sends. */
export async function answerGraph(context: GraphContext, request: Call): Promise<Answer> {
  const requestId = randomUUID();
  const headers = flat(request.headers);
  const always = {
    "request-id": requestId,
    "client-request-id": headers["client-request-id"] ?? requestId,
    "cache-control": "no-cache",
    "strict-transport-security": "max-age=31536000",
    "x-ms-ags-diagnostic":
      '{"ServerInfo":{"DataCenter":"Practice","Slice":"E","Ring":"5","ScaleUnit":"001","RoleInstance":"SANDBOX"}}',
  };
  const refuse = (refusal: Refusal): Answer => ({
    status: refusal.status,
    headers: { ...always, ...refusal.headers, "content-type": "application/json" },
    body: JSON.stringify(errorBody(refusal, requestId, always["client-request-id"])),
  });
  try {
    const token = verifyAccessToken(
      context.key,
      context.directory,
      headers.authorization,
      context.store.now(),
    );
    if (!token.ok) return refuse(new Refusal(token.status, token.code, token.message, { ...token.headers }));
    const path = request.url.pathname.replace(/^\/v1\.0/i, "");
    const base = context.publicGraphBase ?? request.url.origin;
    const caller = {
      store: context.store,
      base,
      roles: token.isAppOnly ? token.roles : [],
      appId: token.appId,
    };
    const body = parseBody(request.body);
    const reply =
      /^\/\$batch$/i.test(path) && request.method === "POST"
        ? await answerBatch(body, (part) => {
            // A part has its own headers: ConsistencyLevel and Prefer of the envelope do not count for it.
            const own = { "client-request-id": headers["client-request-id"], ...part.headers };
            return context.aroundPart({ method: part.method, path: part.url, headers: own }, async () =>
              onePart(caller, part, own, requestId, always["client-request-id"]),
            );
          })
        : answerCall({
            ...caller,
            method: request.method,
            segments: segmentsOf(path),
            query: options(request.url.searchParams),
            headers,
            body,
          });
    return success(reply, always);
  } catch (error) {
    if (error instanceof Refusal) return refuse(error);
    throw error;
  }
}

type Caller = Pick<GraphCall, "store" | "base" | "roles" | "appId">;

function onePart(
  caller: Caller,
  part: { method: string; url: string; body: unknown },
  headers: Record<string, string | undefined>,
  requestId: string,
  clientId: string,
): PartAnswer {
  try {
    const url = new URL(part.url.replace(/^\/?/, "/"), "http://batch.invalid");
    const reply = answerCall({
      ...caller,
      method: part.method,
      segments: segmentsOf(url.pathname),
      query: options(url.searchParams),
      headers,
      body: part.body,
    });
    const own: Record<string, string> = {
      "Cache-Control": "no-cache",
      "OData-Version": "4.0",
      ...reply.headers,
    };
    if (reply.units !== undefined) own["x-ms-resource-unit"] = String(reply.units);
    if (reply.body !== undefined) own["Content-Type"] = okHeaders["content-type"];
    return { status: reply.status, headers: own, body: reply.body };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      status: error.status,
      headers: { "Cache-Control": "no-cache", "Content-Type": "application/json", ...error.headers },
      body: errorBody(error, requestId, clientId),
    };
  }
}

function success(reply: GraphReply, always: Record<string, string>): Answer {
  const units: Record<string, string> =
    reply.units === undefined ? {} : { "x-ms-resource-unit": String(reply.units) };
  if (reply.body === undefined)
    return { status: reply.status, headers: { ...always, ...units, ...reply.headers }, body: "" };
  const text = reply.body.$text;
  if (typeof text === "string")
    return { status: 200, headers: { ...always, ...units, "content-type": "text/plain" }, body: text };
  return {
    status: reply.status,
    headers: { ...always, ...units, ...okHeaders, ...reply.headers },
    body: JSON.stringify(reply.body),
  };
}

/** Graph's error body; dates inside carry no zone. */
export function errorBody(
  refusal: { code: string; message: string },
  requestId: string,
  clientRequestId: string,
): Record<string, unknown> {
  return {
    error: {
      code: refusal.code,
      message: refusal.message,
      innerError: {
        date: new Date().toISOString().slice(0, 19),
        "request-id": requestId,
        "client-request-id": clientRequestId,
      },
    },
  };
}

function parseBody(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(
      400,
      "BadRequest",
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
    );
  }
}

/** Query options by lower-case name; `$` may come encoded or be left out of a system option. */
function options(search: URLSearchParams): ReadonlyMap<string, string> {
  const system = new Set([
    "select",
    "filter",
    "expand",
    "top",
    "count",
    "search",
    "orderby",
    "skiptoken",
    "deltatoken",
    "skip",
  ]);
  return new Map(
    [...search].map(([name, value]) => {
      const low = name.toLowerCase();
      return [system.has(low) ? `$${low}` : low, value];
    }),
  );
}

const flat = (headers: Call["headers"]): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
  );
