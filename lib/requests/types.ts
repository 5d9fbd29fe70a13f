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
  /** Set when the requester took it back; the status is Resolved then. */
  cancelledAt: number | null;
  /** Whom it is about, when that is not the requester. */
  subjectName: string | null;
};

/** Whose decision a request waits for: "Tomasz Zieliński, owner of Prototype Vault" about "Prototype Vault". */
export type Turn = { who: string; about: string };

/** A request of one's own, as the portal lists it. */
export type OwnRequest = RequestRow & { turns: readonly Turn[] };

export type Inbox = { rows: RequestRow[]; counts: Record<InboxView, number> };

export type RequestDetails = RequestRow & {
  createdAt: number;
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
