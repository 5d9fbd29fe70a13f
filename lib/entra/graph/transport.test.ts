import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSocketServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { failureOf } from "./testing.ts";
import { createTransport } from "./transport.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  // A listening TCP server has an AddressInfo.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const get = { method: "GET", headers: {} };

test("an answer is read whole, with lower-cased headers, and http on this machine keeps Authorization", async () => {
  const url = await serve((request, response) =>
    response.setHeader("X-Seen", request.headers.authorization ?? "").end("hi"),
  );
  const answer = await createTransport()({ url, method: "GET", headers: { authorization: "Bearer t" } });
  expect(answer).toMatchObject({ status: 200, text: "hi" });
  expect(answer.headers.get("x-seen")).toBe("Bearer t");
});

test("a redirect is an answer, not a way to follow", async () => {
  const url = await serve((_request, response) =>
    response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
  );
  expect((await createTransport()({ url, ...get })).status).toBe(302);
});

test("a body over the cap is cut off (F9)", async () => {
  const url = await serve((_request, response) => response.end("x".repeat(5_000)));
  const failure = await failureOf(createTransport({ maxBytes: 1_000 })({ url, ...get }));
  expect(failure).toMatchObject({ kind: "invalid", code: "too-large" });
});

test("a dripping body ends with the whole call's time, a silent one with the idle time (F8)", async () => {
  const drip = await serve((_request, response) => {
    response.writeHead(200);
    setInterval(() => response.write("."), 20).unref();
  });
  expect(await failureOf(createTransport({ totalMs: 200 })({ url: drip, ...get }))).toMatchObject({
    kind: "unknown-outcome",
  });
  const silent = await serve(() => {});
  const failure = await failureOf(createTransport({ idleMs: 100 })({ url: silent, ...get }));
  expect(failure).toMatchObject({ kind: "unknown-outcome", code: "UND_ERR_HEADERS_TIMEOUT" });
});

test("a reset after sending leaves the outcome open; a refused connection does not (F6)", async () => {
  const url = await serve((request) => request.socket.destroy());
  expect(await failureOf(createTransport()({ url, ...get }))).toMatchObject({ kind: "unknown-outcome" });
  server?.closeAllConnections();
  await new Promise((done) => server?.close(done));
  const failure = await failureOf(createTransport()({ url, ...get }));
  expect(failure).toMatchObject({ kind: "unavailable", code: "ECONNREFUSED" });
});

const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

test.each([
  ["ends before its head", ""],
  ["ends inside its head", "HTTP/1.1 200 OK\r\ncontent-ty"],
  ["is no HTTP", "SSH-2.0-OpenSSH\r\n"],
  ["announces more than it sends", `${HEAD}content-length: 900\r\n\r\n{"value":[]}`],
  [
    "has a chunk without a length",
    `${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n{"value":[]}\r\n0\r\n\r\n`,
  ],
  ["lacks its last chunk", `${HEAD}transfer-encoding: chunked\r\n\r\nc\r\n{"value":[]}\r\n`],
  ["only claims to be gzip", `${HEAD}content-encoding: gzip\r\ncontent-length: 12\r\n\r\n{"value":[]}`],
])("an answer that %s is no answer, and its outcome is open (F6, F7)", async (_name, bytes) => {
  const listening = createSocketServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(bytes));
  });
  await new Promise<void>((done) => listening.listen(0, "127.0.0.1", done));
  // A listening TCP server has an AddressInfo.
  const { port } = listening.address() as AddressInfo;
  const failure = await failureOf(
    createTransport({ idleMs: 500 })({ url: `http://127.0.0.1:${port}/`, ...get }),
  );
  listening.close();
  expect(failure).toMatchObject({ name: "GraphError", kind: "unknown-outcome" });
});

test("an answer longer than announced is cut there, and a byte order mark is passed over (F6, F7)", async () => {
  const url = await serve((_request, response) => {
    response.strictContentLength = false;
    response.writeHead(200, { "content-length": "5" });
    response.end("\uFEFF{}}}}");
  });
  expect((await createTransport()({ url, ...get })).text).toBe("{}");
});
