import type { RunStepView } from "./types.ts";

export const STEPS_MAX = 40;
export const NAME_MAX = 80;
export const TEXT_MAX = 1_000;
/** Branches within branches. */
export const DEPTH_MAX = 4;
/** Later than this after a date, nothing starts by itself any more (as in Entra's lifecycle workflows). */
export const CATCH_UP_MS = 3 * 24 * 60 * 60_000;
/** What messages and titles may name between braces. */
export const PLACEHOLDERS = ["person", "requester", "manager", "app", "group", "date", "request"] as const;
/** How often an action is tried before its step fails; what passes by itself is waited for about a day. */
export const MOST_TRIES = 26;

const MINUTE_MS = 60_000;
const WAITS_MS: readonly number[] = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS];

/** How long to wait before try number `tries` (from 1): 1, 5 and 15 minutes, then every hour. */
export function waitBeforeTry(tries: number): number {
  return WAITS_MS[tries - 1] ?? 60 * MINUTE_MS;
}

/** A step that no run has come to. */
export const UNREACHED = {
  message: null,
  input: [],
  effects: [],
  approval: null,
  madeRequest: null,
  dueAt: null,
  startedAt: null,
  finishedAt: null,
  canRetry: false,
  canSkip: false,
  canHandOver: false,
} satisfies Partial<RunStepView>;
