import { GraphError } from "./errors.ts";
import type { GraphPage } from "./types.ts";

type RawAnswer = { status: number; contentType: string | null; text: string; requestId: string | undefined };

/** A 2xx answer that is not what it should be: never "empty", always a failure worth another try. */
export function invalidAnswer(why: string, requestId?: string): GraphError {
  return new GraphError({
    kind: "unavailable",
    code: "invalid-answer",
    message: `Graph's answer is unusable: ${why}.`,
    requestId,
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parses a JSON object answer. Throws `invalidAnswer` for anything else, an empty body included. */
export function parseObject(answer: RawAnswer): Record<string, unknown> {
  if (!/^application\/json\b/i.test(answer.contentType ?? "")) {
    throw invalidAnswer(`content type ${answer.contentType ?? "missing"}`, answer.requestId);
  }
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    throw invalidAnswer("not whole JSON", answer.requestId);
  }
  if (!isRecord(body)) throw invalidAnswer("not an object", answer.requestId);
  return body;
}

/**
 * Believes a body to be a page only when it is one: a `value` array of objects, links that are text,
 * never both links, and on a delta page exactly one.
 */
export function parsePage(
  body: Record<string, unknown>,
  isDelta: boolean,
  requestId: string | undefined,
): GraphPage {
  const { value } = body;
  if (!Array.isArray(value) || !value.every(isRecord))
    throw invalidAnswer("no list of objects in value", requestId);
  const nextLink = linkOf(body, "@odata.nextLink", requestId);
  const deltaLink = linkOf(body, "@odata.deltaLink", requestId);
  if (nextLink !== undefined && deltaLink !== undefined)
    throw invalidAnswer("both links on one page", requestId);
  if (isDelta && nextLink === undefined && deltaLink === undefined) {
    throw invalidAnswer("a delta page without any link", requestId);
  }
  const count = body["@odata.count"];
  return { value, nextLink, deltaLink, count: typeof count === "number" ? count : undefined, requestId };
}

function linkOf(
  body: Record<string, unknown>,
  key: string,
  requestId: string | undefined,
): string | undefined {
  const link = body[key];
  if (link === undefined || link === null) return undefined;
  if (typeof link !== "string" || link === "") throw invalidAnswer(`${key} is not text`, requestId);
  return link;
}
