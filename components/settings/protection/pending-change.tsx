"use client";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Time } from "#components/ui/time.tsx";
import { showToast } from "#components/ui/toast.ts";
import type { PendingChange } from "#lib/entra/protection/load-protection.ts";
import { decideProtectionChangeAction } from "#lib/entra/protection/server-actions.ts";
import { ChangeProblem } from "./change-problem.tsx";

const SAID = {
  confirmed: { status: "done", title: "Confirmed. It is in force." },
  rejected: { status: "done", title: "Nothing changes." },
  expired: { status: "failed", title: "Nobody confirmed it within a day. Ask again." },
} as const;

/** Loosenings that wait: who asked for what, and the two answers of the other admin. */
export function PendingChanges({ changes }: { changes: readonly PendingChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul aria-label="Waiting for a second admin" className="mb-4 grid gap-2">
      {changes.map((change) => (
        <PendingRow key={change.id} change={change} />
      ))}
    </ul>
  );
}

function PendingRow({ change }: { change: PendingChange }) {
  const { run, isRunning, error } = useChange();
  const decide = (decision: "confirm" | "reject") =>
    run(
      () => decideProtectionChangeAction({ changeId: change.id, decision }),
      ({ status }) => showToast(SAID[status]),
    );
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-box border border-warning-line bg-warning-soft px-3 py-2.5">
      <div className="min-w-60 flex-1">
        <p className="font-medium">
          <StatusMark glyph="arch">{wordsOf(change)}</StatusMark>
        </p>
        <p className="text-12 text-ink-2">
          Asked by {change.isOwn ? "you" : change.askedByName} at <Time at={change.askedAt} />. Another admin
          has 24 hours to confirm it.
        </p>
        <ChangeProblem words={error} />
      </div>
      <div className="flex gap-2">
        {change.isOwn || change.isAboutSelf ? null : (
          <Button size="s" isRunning={isRunning} onClick={() => decide("confirm")}>
            Confirm
          </Button>
        )}
        <Button size="s" isRunning={isRunning && change.isOwn} onClick={() => decide("reject")}>
          {change.isOwn ? "Withdraw" : "Reject"}
        </Button>
      </div>
    </li>
  );
}

function wordsOf({ kind, targetName }: PendingChange): string {
  if (kind === "allow-second-person") return "Allow actions with a second person";
  return `Remove ${targetName} from the list`;
}
