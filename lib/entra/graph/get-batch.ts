import type { Clock } from "#lib/platform/clock.ts";
import type { Ask } from "./ask-graph.ts";
import { batchBody, MAX_BATCH, passingFailures, readBatch, worstFailure } from "./batch.ts";
import { GraphError } from "./errors.ts";
import { resolveLink } from "./links.ts";
import { invalidAnswer, parseObject } from "./page.ts";
import type { BatchOptions, BatchPart, ReadOptions } from "./types.ts";

type BatchTools = {
  baseUrl: string;
  clock: Clock;
  usage: { units: number };
  ask: Ask;
  /** Nobody asks before so many ms have passed. */
  hold: (ms: number) => void;
  /** The retry loop of reads. */
  read: <T>(options: ReadOptions, attempt: () => Promise<T>) => Promise<T>;
};

/** Up to 20 page reads in one request, in the order asked. Only parts whose failure can pass are asked again. */
export async function getBatch(
  tools: BatchTools,
  paths: readonly string[],
  asked: BatchOptions,
): Promise<BatchPart[]> {
  const { leavesPassing = false, notBefore = 0, ...options } = asked;
  if (paths.length > MAX_BATCH)
    throw new GraphError({ kind: "invalid", message: `A batch holds ${MAX_BATCH} calls.` });
  const urls = paths.map((path) => resolveLink(tools.baseUrl, path).slice(`${tools.baseUrl}/v1.0`.length));
  const settled = new Map<number, BatchPart>();
  let open = urls.map((_url, index) => index);
  const waitMs = notBefore - tools.clock.now();
  if (waitMs > 0) tools.hold(waitMs);
  const round = async () => {
    const { headers, ...outer } = options;
    const reply = await tools.ask(
      { method: "POST", path: "/$batch", body: batchBody(urls, open, headers) },
      outer,
    );
    const body = parseObject({ ...reply, contentType: reply.headers.get("content-type") ?? null });
    const context = { clock: tools.clock, roles: reply.roles, requestId: reply.requestId };
    const { parts, units } = readBatch(body, urls, open, context);
    tools.usage.units += units;
    for (const [index, part] of parts) settled.set(index, part);
    const again = passingFailures(parts);
    if (leavesPassing && again.length <= parts.size / 2) return;
    open = again.map(([index]) => index);
    const worst = worstFailure(again.map(([, error]) => error));
    if (worst !== undefined) throw worst;
  };
  try {
    if (open.length > 0) await tools.read(options, round);
  } catch (error) {
    // Tries are used up: parts that never answered make the call fail, others carry their own error.
    if (!(error instanceof GraphError) || settled.size < urls.length) throw error;
  }
  return urls.map(
    (_url, index) => settled.get(index) ?? { status: "failed", error: invalidAnswer("a part is missing") },
  );
}
