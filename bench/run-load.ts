import { setTimeout as delay } from "node:timers/promises";
import { Agent, request } from "undici";
import type { Call } from "./load-mix.ts";

const CONNECTIONS = 512;
const GIVE_UP_MS = 30_000;

export type Answered = { kind: string; at: number; ms: number; status: number };

/**
 * Sends `perSecond` calls a second for `ms`, whatever the answers do: latency counts from when a call was due.
 * Status 0 is a call without any answer. A refusal inside a server action's answer is an answer.
 */
export async function runLoad(
  url: string,
  next: () => Call,
  { perSecond, ms }: { perSecond: number; ms: number },
): Promise<Answered[]> {
  const dispatcher = new Agent({
    connections: CONNECTIONS,
    headersTimeout: GIVE_UP_MS,
    bodyTimeout: GIVE_UP_MS,
  });
  const answers: Answered[] = [];
  const flights = new Set<Promise<void>>();
  const started = performance.now();
  const send = async ({ kind, method, path, headers, body }: Call, due: number) => {
    const status = await ask(`${url}${path}`, { method, headers, ...(body ? { body } : {}), dispatcher });
    answers.push({ kind, at: due - started, ms: performance.now() - due, status });
  };
  const calls = Math.floor((ms / 1_000) * perSecond);
  for (let n = 0; n < calls; n += 1) {
    const due = started + (n * 1_000) / perSecond;
    const waitMs = due - performance.now();
    if (waitMs > 1) await delay(waitMs);
    const flight: Promise<void> = send(next(), due).finally(() => flights.delete(flight));
    flights.add(flight);
  }
  await Promise.all(flights);
  await dispatcher.close();
  return answers;
}

async function ask(url: string, options: Parameters<typeof request>[1]): Promise<number> {
  try {
    const { statusCode, body } = await request(url, options);
    // To its end, as a browser does: a connection that is not read to its end can't be used again.
    await body.dump({ limit: Infinity });
    return statusCode;
  } catch (error) {
    // A connection that breaks or never answers is what is being counted; anything else is a mistake here.
    if (error instanceof Error && "code" in error) return 0;
    throw error;
  }
}
