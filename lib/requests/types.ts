import type { ApprovalView } from "#lib/approvals/types.ts";
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

export type RequestDetails = RequestRow & { createdAt: number };

/** One line of the timeline, already fit for its reader. */
export type TimelineLine =
  | { kind: "message" | "note"; id: number; at: number; actor: MemberRef; body: string }
  | { kind: "status" | "assignment"; id: number; at: number; actorName: string; text: string }
  | { kind: "action"; id: number; at: number; run: ActionRunView }
  | { kind: "approval"; id: number; at: number; approval: ApprovalView }
  | { kind: "ending"; id: number; at: number; text: string; tone: "plain" | "alert"; endsAt: number };
