import type { RequestStatus } from "./types.ts";

type Subject = { status: RequestStatus; assignee: { displayName: string } | null };

/** Where a request stands, as its requester reads it. */
export function plainStatus({ status, assignee }: Subject): string {
  switch (status) {
    case "New":
      return assignee === null
        ? "We have it. Somebody will take it soon."
        : `${assignee.displayName} has it.`;
    case "In progress":
      return assignee === null ? "We are working on it." : `${assignee.displayName} is working on it.`;
    case "Waiting":
      return "We are waiting for an answer from you.";
    case "Resolved":
      return "Done. Reply if it isn’t.";
  }
}
