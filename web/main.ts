// The web server of `npm start`: Next behind a door that lets in what can be answered in time.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import next from "next";
import { createAdmission, type CallKind } from "./admission.ts";
import { turnAway } from "./turn-away.ts";

const { values } = parseArgs({
  options: { port: { type: "string", default: "3000" }, host: { type: "string", default: "127.0.0.1" } },
});
/** Measured on two cores with `npm run bench:load`: more at once makes every answer later, not more of them. */
const LIMITS = {
  read: { atOnce: 6, waiting: 24, patient: 8, waitMs: 200 },
  write: { atOnce: 6, waiting: 64, patient: 8, waitMs: 5_000 },
  lookAfterMs: 1_000,
};
const IDLE_BELOW = 0.6;
const GRACE_MS = 15_000;
const KEEP_MS = 75_000;
const LET_GO_MS = 200;
const SHARES_PORT = process.platform === "linux";
const LISTENERS = 16;
/** Files of the build, and what tells whether the server is well: always answered. */
const ALWAYS = /^\/(?:_next\/(?:static|image)|icon\.svg|favicon\.ico|api\/(?:health|ready)(?:$|\?))/;

const port = Number(values.port);
const desk = next({ dev: false, hostname: values.host, port });
await desk.prepare();
const answer = desk.getRequestHandler();
const admission = createAdmission(LIMITS, {
  now: () => performance.now(),
  soon: setImmediate,
  isIdle: idleMeter(),
});

// A turn of the event loop accepts one connection of each listener. Where the system lets several share a port
// a crowd is heard while pages are being made.
const servers = Array.from({ length: SHARES_PORT ? LISTENERS : 1 }, () => {
  const server = createServer(serve);
  // Browsers look every ten seconds; they keep their connection in between.
  server.keepAliveTimeout = KEEP_MS;
  return server.listen({ port, host: values.host, reusePort: SHARES_PORT });
});

let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());

function serve(request: IncomingMessage, response: ServerResponse): void {
  if (isStopping) {
    // A connection that was kept is still heard: what comes by it goes to the next server.
    response.setHeader("connection", "close");
    return turnAway(request, response);
  }
  if (ALWAYS.test(request.url ?? "/")) return void answer(request, response);
  admission.enter({
    kind: kindOf(request),
    start(leave) {
      response.once("close", leave);
      if (response.destroyed) return leave();
      void answer(request, response);
    },
    turnAway: () => turnAway(request, response),
  });
}

/** No new calls; those on their way get their answers. */
async function stop(): Promise<void> {
  isStopping = true;
  const force = setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, GRACE_MS);
  // Browsers keep a connection after its answer: nobody waits for them to let go of it.
  const letGo = setInterval(() => {
    for (const server of servers) server.closeIdleConnections();
  }, LET_GO_MS);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  clearInterval(letGo);
  clearTimeout(force);
  await desk.close();
  process.exit(0);
}

function kindOf({ method, headers }: IncomingMessage): CallKind {
  if (method !== "GET" && method !== "HEAD") return "write";
  const isAhead =
    headers["next-router-prefetch"] !== undefined || /prefetch/.test(String(headers["sec-purpose"]));
  return isAhead ? "prefetch" : "read";
}

/** Tells whether the event loop waited for something to do in a good part of the last second or so. */
function idleMeter(): () => boolean {
  let before = performance.eventLoopUtilization();
  let share = 0;
  setInterval(() => {
    const since = performance.eventLoopUtilization();
    share = performance.eventLoopUtilization(since, before).utilization;
    before = since;
  }, 500).unref();
  return () => share < IDLE_BELOW;
}
