import type { ApprovalView } from "#lib/approvals/types.ts";
import type { Answer } from "#lib/services/types.ts";
import type { ActionRunView } from "#lib/entra/actions/panel-types.ts";

export type RequestStatus = "New" | "In progress" | "Waiting" | "Resolved";
export type InboxView = "open" | "unassigned" | "mine" | "waiting" | "resolved";

export type MemberRef = { id: string; displayName: string; objectId: string | null };

export type RequestRow = {
  id: string;
  number: number;
  title: string;
  service: string;
  status: RequestStatus;
  requester: MemberRef;
  assignee: MemberRef | null;
  updatedAt: number;
};

export type Inbox = { rows: RequestRow[]; counts: Record<InboxView, number> };

export type RequestDetails = RequestRow & {
  createdAt: number;
  cancelledAt: number | null;
  nudgedAt: number | null;
  /** Whom it is about, when that is not the requester. */
  subject: { objectId: string; displayName: string } | null;
};

/** A message or an internal note; the first message carries the answers of the form. */
export type WrittenLine = {
  kind: "message" | "note";
  id: number;
  at: number;
  actor: MemberRef;
  body: string;
  answers: readonly Answer[];
};

/** One line of the timeline, already fit for its reader. */
export type TimelineLine =
  | WrittenLine
  | { kind: "status" | "assignment" | "nudge"; id: number; at: number; actorName: string; text: string }
  | { kind: "action"; id: number; at: number; run: ActionRunView }
  | { kind: "approval"; id: number; at: number; approval: ApprovalView }
  | { kind: "ending"; id: number; at: number; text: string; tone: "plain" | "alert"; endsAt: number };
