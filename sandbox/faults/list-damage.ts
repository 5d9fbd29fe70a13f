import type { Answer } from "../login/exchange.ts";
import type { FaultEffect } from "./rule.ts";

/** The property that padding stands in; clients must pass over what they do not know. */
export const paddingName = "practice.padding";

const mostPartBytes = 64 * 1024 * 1024;

/** True when the effect changes what stands in a JSON answer. */
export function isDamaging(effect: FaultEffect): boolean {
  return (
    effect.dropFields !== undefined ||
    effect.keepShare !== undefined ||
    effect.duplicate === true ||
    effect.huge !== undefined
  );
}

/** A whole answer with its list damaged; anything but a JSON list with status 200 stays as it is. */
export function damageAnswer(answer: Answer, effect: FaultEffect): Answer {
  if (answer.status !== 200 || !isDamaging(effect) || answer.body === "") return answer;
  let body: unknown;
  try {
    body = JSON.parse(answer.body);
  } catch {
    return answer;
  }
  const damaged = damageList(body, effect);
  return damaged === body ? answer : { ...answer, body: JSON.stringify(damaged) };
}

/** The body with its `value` damaged; the very same body when it holds no list. */
export function damageList(body: unknown, effect: FaultEffect): unknown {
  if (typeof body !== "object" || body === null || !("value" in body) || !Array.isArray(body.value))
    return body;
  const kept =
    effect.keepShare === undefined
      ? body.value
      : body.value.slice(0, Math.floor(body.value.length * effect.keepShare));
  const { dropFields } = effect;
  const cleared = dropFields === undefined ? kept : kept.map((item: unknown) => withNulls(item, dropFields));
  return { ...body, value: effect.duplicate ? cleared.flatMap((item: unknown) => [item, item]) : cleared };
}

function withNulls(item: unknown, names: readonly string[]): unknown {
  if (typeof item !== "object" || item === null) return item;
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, names.includes(name) ? null : value]),
  );
}

/** A part of a $batch is built in memory, so its padding has an end. */
export function padPart(body: unknown, effect: FaultEffect): unknown {
  if (effect.huge === undefined || typeof body !== "object" || body === null) return body;
  const missing = Math.min(effect.huge, mostPartBytes) - Buffer.byteLength(JSON.stringify(body));
  return missing <= 0 ? body : { ...body, [paddingName]: "x".repeat(missing) };
}
