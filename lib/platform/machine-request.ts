import "server-only";
import { env } from "./env.ts";
import { DeskError } from "./errors.ts";
import { isOwnHost, isSameOrigin } from "./same-origin.ts";

/**
 * Refuses what a browser sends to a door of machines for a page of another site, and what was sent to
 * another name than ours. Programs send no Origin; a page of ours may. Throws `DeskError`.
 */
export function requireOwnCaller(request: Pick<Request, "headers">, publicUrl = env().publicUrl): void {
  const { headers } = request;
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const isForeign =
    (origin !== null && !isSameOrigin(origin, publicUrl)) ||
    (site !== null && site !== "same-origin" && site !== "none");
  if (isForeign || !isOwnHost(headers.get("host"), publicUrl))
    throw new DeskError(
      "not-allowed",
      "This address answers programs that call it by the name of this Gatehouse.",
    );
}

/** The body as text (UTF-8), read no further than `maxBytes`. Throws `DeskError` when it is longer or no text. */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of request.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > maxBytes)
      throw new DeskError("too-large", `At most ${Math.floor(maxBytes / 1024)} KB are taken at once.`);
    pieces.push(piece);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new DeskError("invalid-input", "The text is not UTF-8.");
  }
}
