import { GraphError } from "#lib/entra/graph/errors.ts";
import type { WireAnswer } from "#lib/entra/graph/transport.ts";
import { failure, type ServiceAnswer } from "./model-service.ts";
import type { Random } from "./random.ts";

/** An answer on its way back. */
export function onTheWire({ status, body, headers }: ServiceAnswer): WireAnswer {
  const all = { "content-type": "application/json;odata.metadata=minimal;charset=utf-8", ...headers };
  return { status, headers: new Map(Object.entries(all)), text: JSON.stringify(body) };
}

/** Throttled or overloaded; with a wait named or not. */
export function busy(random: Random): ServiceAnswer {
  const after = random.pick(["", "1", "2.128"]) ?? "";
  const headers: Record<string, string> = after === "" ? {} : { "retry-after": after };
  return random.chance(0.5)
    ? { ...failure(429, "TooManyRequests", "Slow down."), headers }
    : { ...failure(503, "ServiceUnavailable", "Try later."), headers };
}

/** A token that has run out: the same call with a fresh one is answered. */
export const unauthorized = () =>
  onTheWire(failure(401, "InvalidAuthenticationToken", "Lifetime validation failed."));

const HTML = new Map([["content-type", "text/html"]]);

/** What happens between the service and us; each passes when the call is made again. */
const FAULTS: readonly ((good: WireAnswer, random: Random) => WireAnswer)[] = [
  (_good, random) => onTheWire(busy(random)),
  () => lost("unknown-outcome", "ECONNRESET"),
  () => lost("unavailable", "ECONNREFUSED"),
  (good, random) => ({ ...good, text: good.text.slice(0, random.below(good.text.length)) }),
  (good) => ({ ...good, text: "" }),
  (good) => ({ ...good, text: "<html>Sign in to the proxy</html>", headers: HTML }),
  (good) => ({ ...good, text: '{"value":null}' }),
  () => ({ status: 502, headers: HTML, text: "<html>Bad gateway</html>" }),
];

function lost(kind: "unknown-outcome" | "unavailable", code: string): never {
  throw new GraphError({ kind, code, message: code });
}

export function faulty(good: WireAnswer, random: Random): WireAnswer {
  return random.pick(FAULTS)?.(good, random) ?? good;
}
