import type { RequestStatus, Turn } from "./types.ts";

export type TrackedRequest = {
  status: RequestStatus;
  assignee: { displayName: string } | null;
  cancelledAt: number | null;
  turns: readonly Turn[];
};

/** Where a request stands and whose turn it is, as its requester reads it. */
export function plainStatus({ status, assignee, cancelledAt, turns }: TrackedRequest): string {
  if (cancelledAt !== null) return "You cancelled it.";
  const [first] = turns;
  if (status !== "Resolved" && first !== undefined) {
    const more = turns.length > 1 ? ` ${turns.length - 1} more to decide.` : "";
    return `It’s the turn of ${first.who}, to approve ${first.about}.${more}`;
  }
  switch (status) {
    case "New":
      return assignee === null
        ? "We have it. Somebody will take it soon."
        : `It’s the turn of ${assignee.displayName}.`;
    case "In progress":
      return assignee === null ? "We are working on it." : `${assignee.displayName} is working on it.`;
    case "Waiting":
      return "It’s your turn: we are waiting for an answer from you.";
    case "Resolved":
      return "Done. Reply if it isn’t.";
  }
}

/** Whether it is for the IT desk to go on with it: not for who asked, nor for who approves. */
export function isDesksTurn({ status, cancelledAt, turns }: TrackedRequest): boolean {
  return cancelledAt === null && turns.length === 0 && (status === "New" || status === "In progress");
}

export type TrackStep = { name: string; state: "done" | "current" | "ahead" };

/** The way of a request, step by step; a gate only where somebody has to decide. */
export function trackOf({ status, cancelledAt, turns }: TrackedRequest): TrackStep[] {
  if (cancelledAt !== null)
    return [
      { name: "New", state: "done" },
      { name: "Cancelled", state: "current" },
    ];
  const waiting = turns.length > 0 ? "Waiting for approval" : status === "Waiting" ? "Waiting for you" : null;
  const names = ["New", "In progress", ...(waiting === null ? [] : [waiting]), "Resolved"];
  const current = status === "Resolved" ? "Resolved" : (waiting ?? status);
  const at = names.indexOf(current);
  return names.map((name, index) => ({
    name,
    state: index < at ? "done" : index === at ? "current" : "ahead",
  }));
}
