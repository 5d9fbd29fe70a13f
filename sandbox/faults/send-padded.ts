import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Answer } from "../login/exchange.ts";
import { paddingName } from "./list-damage.ts";

const chunk = Buffer.alloc(64 * 1024, "x");

/** Sends a JSON object of exactly `size` bytes (or its own size, when that is more), padded as it goes out. */
export async function sendPadded(response: ServerResponse, answer: Answer, size: number): Promise<void> {
  const isObject = /^\{[\s\S]*\}$/.test(answer.body);
  const open = answer.body.slice(0, -1);
  const before = `${open}${open === "{" ? "" : ","}"${paddingName}":"`;
  const missing = size - Buffer.byteLength(before) - 2;
  const isPadded = isObject && missing >= 0;
  response.writeHead(answer.status, {
    ...answer.headers,
    "content-length": String(isPadded ? size : Buffer.byteLength(answer.body)),
  });
  if (!isPadded) {
    response.end(answer.body);
    return;
  }
  try {
    await pipeline(Readable.from(padded(before, missing)), response);
  } catch (error) {
    // A client that reads no further is what this fault is there to see.
    if (!response.destroyed) throw error;
  }
}

function* padded(before: string, missing: number): Generator<Buffer> {
  yield Buffer.from(before);
  for (let left = missing; left > 0; left -= chunk.length)
    yield chunk.subarray(0, Math.min(left, chunk.length));
  yield Buffer.from('"}');
}
