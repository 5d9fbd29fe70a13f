import type { ChangeLine, ChangeMark } from "#lib/entra/actions/types.ts";
import type { Answer } from "#lib/services/types.ts";

/** How an approval stands, for marks and words. `ready`: approved, and the asker has to start it. */
export type ApprovalStanding =
  | "waiting"
  | "ready"
  | "approved"
  | "carried-out"
  | "void"
  | "rejected"
  | "expired"
  | "cancelled";

/** One approval as lists, panels and timelines show it. */
export type ApprovalView = {
  id: string;
  kind: "action" | "question";
  standing: ApprovalStanding;
  /** "Waiting for approval", "Approved", "Rejected" … */
  word: string;
  mark: ChangeMark;
  /** What it is about in a few words: the group, the app, else the action's name or the question. */
  target: string;
  /** "Add Ikram Benali to Prototype Vault", or the question. */
  title: string;
  subject: { objectId: string; displayName: string } | null;
  request: { id: string; number: number; title: string } | null;
  askedBy: string;
  askedAt: number;
  /** Why, in the asker's words. */
  reason: string | null;
  /** The access key through which a program asked; null when a person did. */
  proposedThrough: string | null;
  /** A program proposed it and nobody has to approve it: whoever's key that was starts it, or has. */
  isProposal: boolean;
  /** It sets a temporary password, which is shown where it is started. */
  makesPassword: boolean;
  /** When what is given would end by itself. */
  endsAt: number | null;
  expiresAt: number;
  /** Whose turn it is: "Tomasz Zieliński, owner of Prototype Vault"; null once decided. */
  waitingFor: string | null;
  remindedAt: number | null;
  decidedBy: string | null;
  decidedAt: number | null;
  note: string | null;
  /** Why what was approved was not carried out. */
  voidReason: string | null;
  runId: string | null;
  canDecide: boolean;
  canWithdraw: boolean;
  canRemind: boolean;
  /** Approved, and this reader is the one who starts it (a temporary password is shown to them). */
  canRunNow: boolean;
};

/** What an approver sees before deciding. Rendered from the call itself, never from anybody's summary. */
export type ApprovalDetails = ApprovalView & {
  /** "You’re asked because you are the manager of Ikram Benali."; null for whoever is not asked. */
  whyYou: string | null;
  /** What happens once it is approved. */
  effect: string;
  changes: readonly ChangeLine[];
  /** Said below the change block: what takes a while, what stays. */
  effectNote: string | null;
  /** Why it can't work as things are; null when it can. */
  whyNot: string | null;
  /** What the requester wrote, when it belongs to a request. */
  said: string | null;
  /** … and what its form was answered. */
  answers: readonly Answer[];
  person: ApprovalPerson | null;
  votes: readonly { name: string; why: string; vote: "Approved" | "Rejected" | null; note: string | null }[];
  needs: "one" | "all";
  /** A workflow waits for it. */
  isOfWorkflow: boolean;
  /** What came of it in Entra, in a word: "Added", "Failed"; null before it ran. */
  result: string | null;
};

/** What may help to decide: work facts, and what the person has already. */
export type ApprovalPerson = {
  objectId: string;
  displayName: string;
  jobTitle: string | null;
  department: string | null;
  officeLocation: string | null;
  manager: { objectId: string; displayName: string } | null;
  groupCount: number;
  appCount: number;
  /** Of the people with the same manager, how many have it already; null where that says nothing. */
  peers: { count: number; have: number } | null;
};

/** The page of somebody who approves. */
export type ApprovalLists = { waiting: readonly ApprovalView[]; decided: readonly ApprovalView[] };
