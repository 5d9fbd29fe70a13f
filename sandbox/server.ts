import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { SandboxArguments } from "./arguments.ts";
import { controlAnswer } from "./control/control-routes.ts";
import { publicAnswer } from "./control/public-routes.ts";
import { createRequestLog } from "./control/request-log.ts";
import { createFaults } from "./faults/faults.ts";
import { sendFaulty } from "./faults/send-faulty.ts";
import { answerGraph, type GraphContext } from "./graph/answer-graph.ts";
import { createCodes } from "./login/codes.ts";
import type { LoginContext } from "./login/context.ts";
import { json, readBody, type Answer, type Call } from "./login/exchange.ts";
import { loginAnswer } from "./login/login-routes.ts";
import type { OtherTenantConsent } from "./login/other-consent.ts";
import { createPracticeSessions } from "./login/practice-session.ts";
import { signingKey } from "./login/signing-key.ts";
import { calmSwitches } from "./login/token-switches.ts";
import { loginDirectory } from "./store/login-directory.ts";
import { answerBot } from "./teams/answer-bot.ts";
import type { Store } from "./store/store.ts";

export type SandboxContext = {
  store: Store;
  login: LoginContext;
  graph: GraphContext;
  faults: ReturnType<typeof createFaults>;
  log: ReturnType<typeof createRequestLog>;
  options: Pick<SandboxArguments, "controlToken" | "latencyMs" | "clientId" | "clientSecret">;
};

/** Puts the parts together around one store. */
export function createContext(
  store: Store,
  options: SandboxContext["options"] & Partial<SandboxArguments>,
): SandboxContext {
  const directory = loginDirectory(store);
  const key = signingKey(directory.signingKeyPem());
  const faults = createFaults();
  const log = createRequestLog(store.now);
  const otherConsent: OtherTenantConsent = new Map();
  const login: LoginContext = {
    directory,
    key,
    codes: createCodes(),
    sessions: createPracticeSessions(),
    otherConsent,
    switches: { ...calmSwitches },
    now: store.now,
    publicLoginBase: options.publicLoginBase,
    publicGraphBase: options.publicGraphBase,
  };
  const graph: GraphContext = {
    store,
    directory,
    key,
    publicGraphBase: options.publicGraphBase,
    aroundPart: (call, run) => faults.aroundPart(call, run),
  };
  return { store, login, graph, faults, log, options };
}

/** The practice tenant's HTTP server; the caller listens, on loopback only. */
export function createSandboxServer(context: SandboxContext, tls?: { cert: string; key: string }): Server {
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    respond(context, request, response, tls !== undefined).catch((error: unknown) => {
      process.stderr.write(`practice tenant: ${error instanceof Error ? error.stack : String(error)}\n`);
      if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          error: { code: "InternalServerError", message: "The practice tenant failed; its log says why." },
        }),
      );
    });
  };
  const server = tls
    ? createTlsServer({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, handle)
    : createServer(handle);
  server.keepAliveTimeout = 30_000;
  return server;
}

async function respond(
  context: SandboxContext,
  request: IncomingMessage,
  response: ServerResponse,
  isTls: boolean,
): Promise<void> {
  const started = performance.now();
  const url = new URL(
    request.url ?? "/",
    `${isTls ? "https" : "http"}://${request.headers.host ?? "127.0.0.1"}`,
  );
  const call: Call = {
    method: request.method ?? "GET",
    url,
    headers: request.headers,
    body: await readBody(request, 8 * 1024 * 1024),
  };
  const isGraph = /^\/v1\.0(\/|$)/i.test(url.pathname);
  const isBot = url.pathname.startsWith("/teams/v3/");
  const isMicrosoft =
    isGraph || isBot || /^\/[^/]+\/(oauth2|discovery|v2\.0|adminconsent)/i.test(url.pathname);
  if (isMicrosoft && context.options.latencyMs > 0) await wait(context.options.latencyMs);
  const fault = isMicrosoft ? context.faults.match(call) : undefined;
  const answer =
    fault?.phase === "before-effect" && fault.replaces
      ? fault.answer()
      : await answerFor(context, call, isGraph);
  if (isMicrosoft) context.log.add(call, answer.status, performance.now() - started);
  if (fault) await sendFaulty(response, answer, fault, request);
  else send(response, answer, request);
}

async function answerFor(context: SandboxContext, call: Call, isGraph: boolean): Promise<Answer> {
  if (isGraph) return answerGraph(context.graph, call);
  if (call.url.pathname.startsWith("/teams/v3/")) return answerBot(context.graph, call);
  if (call.url.pathname.startsWith("/practice/control/")) return controlAnswer(context, call);
  return (
    (await publicAnswer(context, call)) ??
    (await loginAnswer(context.login, call)) ??
    json(404, { error: "not_found", error_description: `The practice tenant has no ${call.url.pathname}.` })
  );
}

/** Sends a whole answer; HEAD without its body. */
export function send(response: ServerResponse, answer: Answer, request: IncomingMessage): void {
  const hasBody = answer.status !== 204 && answer.status !== 304;
  response.writeHead(
    answer.status,
    hasBody ? { ...answer.headers, "content-length": Buffer.byteLength(answer.body) } : answer.headers,
  );
  response.end(hasBody && request.method !== "HEAD" ? answer.body : undefined);
}
