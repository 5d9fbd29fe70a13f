import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** One request as the login and practice routes see it; `body` is the raw text. */
export type Call = {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
};

/** One whole answer; the server adds nothing but Date and Content-Length. */
export type Answer = {
  status: number;
  headers: Record<string, string | string[]>;
  body: string;
};

const maxBodyBytes = 1024 * 1024;

/** Reads a request's body as text. Throws RangeError above `limit` bytes (default 1 MB). */
export async function readBody(request: IncomingMessage, limit = maxBodyBytes): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > limit) throw new RangeError(`The body is larger than ${limit} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** A JSON answer that no cache keeps. */
export function json(status: number, value: unknown, headers: Answer["headers"] = {}): Answer {
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store, no-cache",
      pragma: "no-cache",
      ...headers,
    },
    body: JSON.stringify(value),
  };
}

/** A 302 to `location`, which must already be a well-formed URL. */
export function redirect(location: string, headers: Answer["headers"] = {}): Answer {
  return { status: 302, headers: { location, "cache-control": "no-store, no-cache", ...headers }, body: "" };
}

/** Form or query fields; a field given twice is reported in `repeated` (Entra refuses those). */
export function fieldsOf(text: URLSearchParams): {
  get: (name: string) => string;
  repeated: string | undefined;
} {
  const names = [...text.keys()];
  return {
    get: (name) => text.get(name)?.trim() ?? "",
    repeated: names.find((name, index) => names.indexOf(name) !== index),
  };
}

/** True when the browser says that the request comes from this site's own page (or says nothing and is no page). */
export function isSameOrigin(call: Call): boolean {
  const site = call.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const origin = call.headers.origin;
  return origin === undefined || origin === call.url.origin;
}
