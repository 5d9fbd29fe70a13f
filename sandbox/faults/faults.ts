import { setTimeout as wait } from "node:timers/promises";
import type { Answer, Call } from "../login/exchange.ts";
import { graphErrorBody, replacement, replacesAnswer } from "./fault-answer.ts";
import { damageList, isDamaging, padPart } from "./list-damage.ts";
import type { FaultEffect, FaultRule } from "./rule.ts";

/** A fault that hits one request. */
export type Fault = {
  phase: FaultRule["phase"];
  effect: FaultEffect;
  /** The real answer is not sent; before the effect it is not even made. */
  replaces: boolean;
  answer: () => Answer;
};

type Part = { method: string; path: string };
type PartAnswer = { status: number; headers: Record<string, string>; body?: unknown };
type HeldRule = { id: number; rule: FaultRule; pattern: RegExp | undefined; seen: number; used: number };

/** A rule as the control door shows it: `seen` matching calls, `used` of them hit. */
export type ShownRule = FaultRule & { id: number; seen: number; used: number };

export type Faults = {
  add: (rule: FaultRule) => number;
  list: () => ShownRule[];
  clear: (id?: number) => void;
  /** Graph calls made inside a Retry-After window of a rule that punishes them. */
  earlyCalls: () => number;
  match: (call: Pick<Call, "method" | "url">) => Fault | undefined;
  aroundPart: <Answered extends PartAnswer>(
    part: Part,
    run: () => Promise<Answered>,
  ) => Promise<Answered | PartAnswer>;
};

/** Rules that make Graph and the login service misbehave; the first that hits wins. `seed` fixes the dice. */
export function createFaults(now: () => number = Date.now, seed = 1): Faults {
  const roll = dice(seed);
  let rules: HeldRule[] = [];
  let nextId = 1;
  let closedUntil = 0;
  let early = 0;

  const hit = (scope: "request" | "part", method: string, path: string): FaultRule | undefined => {
    for (const held of rules) if (matches(held, scope, method, path) && strikes(held, roll)) return held.rule;
    return undefined;
  };

  return {
    add: (rule) => {
      const pattern = rule.match.path === undefined ? undefined : new RegExp(rule.match.path, "i");
      rules.push({ id: nextId, rule, pattern, seen: 0, used: 0 });
      return nextId++;
    },
    list: () => rules.map(({ id, rule, seen, used }) => ({ id, ...rule, seen, used })),
    clear: (id) => {
      rules = id === undefined ? [] : rules.filter((held) => held.id !== id);
      if (id === undefined) [closedUntil, early] = [0, 0];
    },
    earlyCalls: () => early,
    match: ({ method, url }) => {
      const isGraph = /^\/v1\.0(\/|$)/i.test(url.pathname);
      if (isGraph && now() < closedUntil) {
        early += 1;
        return toFault(punishment(closedUntil - now()), "before-effect", true);
      }
      const rule = hit("request", method, url.pathname + url.search);
      if (rule?.effect.punishEarly && rule.effect.status === 429) {
        const seconds = Number(rule.effect.headers?.["retry-after"] ?? rule.effect.headers?.["Retry-After"]);
        if (seconds > 0) closedUntil = now() + seconds * 1000;
      }
      return rule && toFault(rule.effect, rule.phase, isGraph);
    },
    aroundPart: async (part, run) => {
      const path = `/v1.0/${part.path.replace(/^\//, "").replace(/^v1\.0\//i, "")}`;
      const rule = hit("part", part.method, path);
      if (!rule) return run();
      if (rule.effect.delayMs) await wait(rule.effect.delayMs);
      const answered =
        rule.phase === "before-effect" && replacesAnswer(rule.effect) ? undefined : await run();
      return partAnswer(rule.effect, answered);
    },
  };
}

function matches(held: HeldRule, scope: "request" | "part", method: string, path: string): boolean {
  const { match } = held.rule;
  if (match.scope !== undefined && match.scope !== scope) return false;
  if (match.method !== undefined && match.method.toUpperCase() !== method.toUpperCase()) return false;
  return held.pattern === undefined || held.pattern.test(path) || held.pattern.test(decoded(path));
}

/** Counts a matching call and says whether this one is hit. */
function strikes(held: HeldRule, roll: () => number): boolean {
  const { nth, every, probability, times } = held.rule.match;
  held.seen += 1;
  if (times !== undefined && held.used >= times) return false;
  if (nth !== undefined && held.seen !== nth) return false;
  if (every !== undefined && held.seen % every !== 0) return false;
  if (probability !== undefined && roll() >= probability) return false;
  held.used += 1;
  return true;
}

function toFault(effect: FaultEffect, phase: FaultRule["phase"], isGraph: boolean): Fault {
  // A reset before the effect must stop the effect as well, so it counts as an answer of its own.
  const replaces = replacesAnswer(effect) || (effect.reset === true && phase === "before-effect");
  return { phase, effect, replaces, answer: () => replacement(effect, isGraph) };
}

function punishment(leftMs: number): FaultEffect {
  return { status: 429, headers: { "retry-after": String(Math.ceil(leftMs / 1000)) } };
}

/** Inside a batch only status, headers and body can be hurt: the connection belongs to the outer request. */
function partAnswer(effect: FaultEffect, answered: PartAnswer | undefined): PartAnswer {
  const headers: Record<string, string> = { ...answered?.headers };
  for (const [name, value] of Object.entries(effect.headers ?? {})) {
    if (value === null) delete headers[name];
    else headers[name] = value;
  }
  if (answered && !replacesAnswer(effect)) {
    if (answered.status !== 200 || !isDamaging(effect)) return { ...answered, headers };
    return { ...answered, headers, body: padPart(damageList(answered.body, effect), effect) };
  }
  const status = effect.status ?? 200;
  return {
    status,
    headers: { "Content-Type": "application/json", ...headers },
    body: effect.body ?? graphErrorBody(status),
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Mulberry32: the same seed gives the same run of faults. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
