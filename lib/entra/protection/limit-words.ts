import { findAction } from "#lib/entra/actions/registry.ts";
import { SHARED_PAUSE } from "./limits.ts";

/** What a limit is about, as lists and the audit name it. */
export function limitTitle(actionKey: string): string {
  if (actionKey === SHARED_PAUSE) return "Blocked or deleted by everybody";
  return findAction(actionKey)?.title ?? actionKey;
}

/** Why somebody whose limit is reached, or everybody, must stop now. */
export function limitSentence(actionKey: string, limit: number): string {
  return actionKey === SHARED_PAUSE
    ? `Together, all of you have blocked or deleted ${limit} people in one day, which is the limit.`
    : `The limit of ${limit} in one hour is reached for “${limitTitle(actionKey)}”.`;
}

/** What goes on after a limit was reached: nothing that destroys, until somebody else has looked. */
export const LIMIT_WAY_OUT =
  "It protects against mistakes. Actions that take something away wait until another admin releases it in Settings → Protection.";
