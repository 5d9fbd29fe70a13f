import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer } from "../login/exchange.ts";
import { withEffectHeaders } from "./fault-answer.ts";
import type { Fault } from "./faults.ts";
import { damageAnswer } from "./list-damage.ts";
import { sendPadded } from "./send-padded.ts";

const longestDripMs = 120_000;

/**
 * Sends `answer` (the real one, or the fault's own when it replaced it before the effect) the way the fault wants:
 * late, in drops, cut, mislabelled, or with a broken connection.
 */
export async function sendFaulty(
  response: ServerResponse,
  answer: Answer,
  fault: Fault,
  request: IncomingMessage,
): Promise<void> {
  const { effect, phase } = fault;
  const chosen =
    fault.replaces && phase !== "before-effect" && !(effect.reset && phase === "after-effect")
      ? fault.answer()
      : answer;
  const shown = damageAnswer(chosen, effect);
  if (effect.delayMs) await wait(effect.delayMs);
  if (response.destroyed) return;
  if (effect.reset && phase !== "during-body") {
    request.socket.resetAndDestroy();
    return;
  }
  if (effect.huge !== undefined && shown.status === 200 && request.method !== "HEAD") {
    await sendPadded(response, { ...shown, headers: withEffectHeaders(shown.headers, effect) }, effect.huge);
    return;
  }
  const body = Buffer.from(shown.status === 204 || request.method === "HEAD" ? "" : shown.body);
  const isBroken = effect.reset === true || effect.closeEarly === true;
  const length = effect.truncateTo ?? (isBroken ? Math.floor(body.length / 2) : body.length);
  const sent = body.subarray(0, length);
  const headers = withEffectHeaders(shown.headers, effect);
  if (shown.status !== 204) headers["content-length"] = String(isBroken ? body.length : sent.length);
  response.writeHead(shown.status, headers);
  if (effect.dripMsPerByte) await drip(response, sent, effect.dripMsPerByte);
  else await new Promise<void>((resolve) => response.write(sent.length > 0 ? sent : "", () => resolve()));
  if (effect.reset) request.socket.resetAndDestroy();
  else if (effect.closeEarly) request.socket.end();
  else response.end();
}

/** One byte at a time, until the client leaves or two minutes are over; then the connection is cut. */
async function drip(response: ServerResponse, bytes: Buffer, msPerByte: number): Promise<void> {
  const endsAt = Date.now() + longestDripMs;
  response.flushHeaders();
  for (const byte of bytes) {
    await wait(msPerByte);
    if (response.destroyed) return;
    if (Date.now() > endsAt) {
      response.destroy();
      return;
    }
    response.write(Buffer.of(byte));
  }
}
