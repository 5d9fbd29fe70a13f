import type { Saw } from "./schema.ts";
import type { PlannedStep } from "./types.ts";

/** What came of a message, so that it can be compared later. When access ends moves with the day and is left out. Pure. */
export function sawOf(level: Saw["level"], steps: readonly PlannedStep[]): Saw {
  return {
    level,
    steps: steps.map(({ stepId, kind, call, status, approval }) => ({
      call: call === null ? `${kind} ${stepId}` : callWords(call),
      status:
        status === "not-possible" || status === "guardrail"
          ? "stuck"
          : status === "already-so"
            ? status
            : approval === null
              ? "ready"
              : "asks",
    })),
  };
}

function callWords({ actionKey, subjectObjectId, input }: NonNullable<PlannedStep["call"]>): string {
  // The way to an app is chosen by what somebody has already.
  const given = Object.entries(input).filter(([name]) => name !== "access");
  return [actionKey, subjectObjectId, ...given.toSorted().map(([name, value]) => `${name}=${value}`)].join(
    " ",
  );
}

/** Is it the same result? Whoever has got it meanwhile has it already, which is no difference. Pure. */
export function isSameResult(before: Saw, now: Saw): boolean {
  return (
    before.level === now.level &&
    before.steps.length === now.steps.length &&
    before.steps.every(({ call, status }, at) => {
      const other = now.steps[at];
      if (other === undefined || other.call !== call) return false;
      const hasBoth = status !== "stuck" && other.status !== "stuck";
      return status === other.status || (hasBoth && [status, other.status].includes("already-so"));
    })
  );
}
