import type { Clock } from "#lib/platform/clock.ts";
import { GraphError } from "./errors.ts";
import { graphErrorFromResponse } from "./graph-error-from-response.ts";
import { invalidAnswer, isRecord, parsePage } from "./page.ts";
import { parseRetryAfter } from "./retry-after.ts";
import type { BatchPart } from "./types.ts";

export const MAX_BATCH = 20;

/** Body of a $batch of page reads; part ids are positions in `paths`. */
export function batchBody(
  paths: readonly string[],
  open: readonly number[],
  headers: Record<string, string> | undefined,
) {
  return {
    requests: open.map((index) => ({
      id: String(index),
      method: "GET",
      url: paths[index],
      ...(headers === undefined ? {} : { headers }),
    })),
  };
}

/** What each part said, by id: order is Microsoft's choice. `units` is what the parts cost. */
export function readBatch(
  body: Record<string, unknown>,
  paths: readonly string[],
  open: readonly number[],
  context: { clock: Clock; roles: readonly string[]; requestId: string | undefined },
): { parts: Map<number, BatchPart>; units: number } {
  const { responses } = body;
  if (!Array.isArray(responses)) throw invalidAnswer("no responses in a batch", context.requestId);
  const byId = new Map(responses.filter(isRecord).map((part) => [String(part.id), part]));
  const parts = new Map<number, BatchPart>();
  let units = 0;
  for (const index of open) {
    const part = byId.get(String(index));
    const headers = lowerCased(part?.headers);
    units += Number(headers.get("x-ms-resource-unit") ?? (part?.status === 200 ? 1 : 0)) || 0;
    parts.set(index, readPart(part, headers, paths[index] ?? "", context));
  }
  return { parts, units };
}

function readPart(
  part: Record<string, unknown> | undefined,
  headers: ReadonlyMap<string, string>,
  path: string,
  context: { clock: Clock; roles: readonly string[]; requestId: string | undefined },
): BatchPart {
  try {
    if (part === undefined || typeof part.status !== "number")
      throw invalidAnswer("a part is missing", context.requestId);
    if (part.status < 200 || part.status > 299) {
      throw graphErrorFromResponse(
        {
          status: part.status,
          method: "GET",
          path,
          body: part.body,
          requestId: context.requestId,
          retryAfterMs: parseRetryAfter(headers.get("retry-after"), context.clock.now()),
          location: headers.get("location"),
        },
        context.roles,
      );
    }
    if (!isRecord(part.body)) throw invalidAnswer("a part without an object", context.requestId);
    return { status: "page", page: parsePage(part.body, false, context.requestId) };
  } catch (error) {
    if (error instanceof GraphError) return { status: "failed", error };
    throw error;
  }
}

function lowerCased(headers: unknown): ReadonlyMap<string, string> {
  if (!isRecord(headers)) return new Map();
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** The failures worth another round. */
export function passingFailures(parts: ReadonlyMap<number, BatchPart>): [number, GraphError][] {
  return [...parts].flatMap(([index, part]): [number, GraphError][] =>
    part.status === "failed" &&
    part.error instanceof GraphError &&
    (part.error.kind === "throttled" || part.error.kind === "unavailable")
      ? [[index, part.error]]
      : [],
  );
}

/** Of several failures the one to wait by: the longest wait that Microsoft named, throttling first. */
export function worstFailure(failures: readonly GraphError[]): GraphError | undefined {
  return failures.toSorted(
    (a, b) =>
      (b.retryAfterMs ?? 0) - (a.retryAfterMs ?? 0) ||
      Number(b.kind === "throttled") - Number(a.kind === "throttled"),
  )[0];
}
