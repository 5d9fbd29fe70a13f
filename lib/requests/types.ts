import type { ApprovalView } from "#lib/approvals/types.ts";
import type { Answer } from "#lib/services/types.ts";
import type { ActionRunView } from "#lib/entra/actions/panel-types.ts";

export type RequestStatus = "New" | "In progress" | "Waiting" | "Resolved";
export type InboxView = "open" | "unassigned" | "mine" | "mentioned" | "waiting" | "resolved";

/** How to narrow and order the inbox. `assignee` is a member, `me` or `nobody`; `age` is the least one. */
export type InboxQuery = {
  view: InboxView;
  q: string;
  service?: string | undefined;
  assignee?: string | undefined;
  requester?: string | undefined;
  status?: RequestStatus | undefined;
  age?: "day" | "week" | "month" | undefined;
  sort?: InboxSort | undefined;
  order?: "asc" | "desc" | undefined;
  /** Which page: what comes after a place in the list, or before one. */
  after?: string | undefined;
  before?: string | undefined;
};
export type InboxSort = "updated" | "created" | "number" | "title" | "requester" | "service" | "assignee";

/** A member's own way to look at the inbox. */
export type SavedView = { id: string; name: string; query: InboxQuery };

/** What the inbox can be narrowed to. */
export type InboxOptions = {
  services: readonly { key: string; title: string }[];
  agents: readonly MemberRef[];
  /** The requester that is asked for, by name. */
  requester: MemberRef | null;
  views: readonly SavedView[];
  ownId: string;
};

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

/** A row of the inbox, for whoever reads it: a hundred of them go to the browser, so only what they show. */
export type InboxRow = Pick<
  RequestRow,
  "id" | "number" | "title" | "service" | "status" | "assignee" | "updatedAt" | "subjectName"
> & { requester: Pick<MemberRef, "displayName">; isUnread: boolean };

/** One page of the rows that match, the places of the pages beside it, and how many every view holds. */
export type Inbox = {
  rows: InboxRow[];
  previous: string | null;
  next: string | null;
  counts: Record<InboxView, number>;
};

/** The inbox beside an open request: some rows around it of `total`, and the numbers next to it. */
export type Queue = { rows: InboxRow[]; total: number; previous: number | null; next: number | null };

export type RequestDetails = RequestRow & {
  createdAt: number;
  nudgedAt: number | null;
  /** Whom it is about, when that is not the requester. */
  subject: { objectId: string; displayName: string } | null;
};

/** Other requests of the person a request is about: the first of `total`, and where all of them are. */
export type RelatedRequests = {
  rows: readonly Pick<RequestRow, "number" | "title" | "status" | "updatedAt">[];
  total: number;
  /** Null when the requester is no person in Entra. */
  allHref: string | null;
};

/** A message or an internal note; the first message carries the answers of the form. */
export type WrittenLine = {
  kind: "message" | "note";
  id: number;
  at: number;
  actor: MemberRef;
  body: string;
  answers: readonly Answer[];
  attachments: readonly AttachmentView[];
};

/** A file on a message. */
export type AttachmentView = { id: string; fileName: string; size: number };

/** One line of the timeline, already fit for its reader. */
export type TimelineLine =
  | WrittenLine
  | { kind: "status" | "assignment" | "nudge"; id: number; at: number; actorName: string; text: string }
  | { kind: "action"; id: number; at: number; run: ActionRunView }
  | { kind: "approval"; id: number; at: number; approval: ApprovalView }
  | { kind: "ending"; id: number; at: number; text: string; tone: "plain" | "alert"; endsAt: number };

/** A message or note as it is sent. */
export type Message = { requestId: string; body: string; attachmentIds?: readonly string[] };

/** A text that agents answer with again and again. */
export type SavedAnswer = {
  id: string;
  title: string;
  body: string;
  authorName: string;
  canRemove: boolean;
};
