import type { IncomingMessage, ServerResponse } from "node:http";

const RETRY_AFTER_S = 3;
const MESSAGE = "Gatehouse has more to do than it can at the moment. Nothing was changed.";

/** 503 with when to come back, in the words of who asked: a page that tries again by itself, JSON, or text. */
export function turnAway(request: IncomingMessage, response: ServerResponse): void {
  const { type, body } = answerFor(request);
  response.writeHead(503, {
    "retry-after": String(RETRY_AFTER_S),
    "cache-control": "no-store",
    "content-type": `${type}; charset=utf-8`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    // What it still sends is not read.
    ...(request.method === "GET" || request.method === "HEAD" ? {} : { connection: "close" }),
  });
  response.end(body);
}

function answerFor({ url = "/", method, headers }: IncomingMessage): { type: string; body: string } {
  if (url.startsWith("/api/"))
    return {
      type: "application/json",
      body: JSON.stringify({ error: { code: "unavailable", message: `${MESSAGE} Try again in a moment.` } }),
    };
  if (method === "GET" && (headers.accept ?? "").includes("text/html"))
    return { type: "text/html", body: PAGE };
  return { type: "text/plain", body: `${MESSAGE} Try again in a moment.` };
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${RETRY_AFTER_S}">
<title>Busy · Gatehouse</title>
<style>
:root { color-scheme: light dark }
body { display: grid; min-height: 100vh; margin: 0; place-content: center; padding: 16px; font: 14px/1.5 system-ui, sans-serif; text-align: center }
h1 { margin: 0 0 4px; font-size: 16px }
p { max-width: 44ch; margin: 0 }
</style>
</head>
<body>
<main>
<h1>One moment</h1>
<p>${MESSAGE} This page tries again by itself.</p>
</main>
</body>
</html>
`;
