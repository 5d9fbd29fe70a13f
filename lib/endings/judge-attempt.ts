import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import { DeskError } from "#lib/platform/errors.ts";

/** What an attempt to end access came to. `over`: it was settled together with its run. */
export type Verdict =
  | { kind: "over" }
  | { kind: "gone"; message: string }
  | { kind: "checking" }
  | { kind: "again" }
  | { kind: "failed"; message: string };

const MINUTE_MS = 60_000;
const WAITS_MS: readonly number[] = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS];
const HOURLY_MS = 60 * MINUTE_MS;

/** Reasons that pass by themselves: the connection, a sync, another action, a person who may be restored. */
const PASSING: readonly (string | null)[] = [
  "throttled",
  "unavailable",
  "conflict",
  "not-connected",
  "needs-reauthorization",
  "directory-too-old",
  "over-limit",
  "deleted",
  "not-found",
  "not-sent",
  "not-applied",
  "changed-meanwhile",
  "too-late",
];

/** How long to wait after try number `attempts`: 1, 5 and 15 minutes, then every hour. */
export function waitAfter(attempts: number): number {
  return WAITS_MS[attempts - 1] ?? HOURLY_MS;
}

/** What passes is tried again; anything else is for a human. Pure. */
export function judgeOutcome({ status, reason, message }: ActionOutcome): Verdict {
  if (status === "done" || status === "already-so") return { kind: "over" };
  if (status === "unknown") return { kind: "checking" };
  // The person, the group or the app is not in Entra any more, and the access with it.
  if (reason === "target-gone") return { kind: "gone", message };
  return PASSING.includes(reason) ? { kind: "again" } : { kind: "failed", message };
}

/** The same for what the gate throws. Throws again what is no refusal. Pure. */
export function judgeRefusal(error: unknown): Verdict {
  if (!(error instanceof DeskError)) throw error;
  const isPassing = error.code !== "not-found" && PASSING.includes(error.code);
  return isPassing ? { kind: "again" } : { kind: "failed", message: error.message };
}
