import type { GraphAnswer, GraphClient } from "#lib/entra/graph/types.ts";

export type ActionKey =
  | "add-user-to-group"
  | "remove-user-from-group"
  | "revoke-user-sessions"
  | "block-sign-in"
  | "unblock-sign-in";

/** The parsed fields of an action. */
export type ActionInput = { groupObjectId?: string };

/** low: no question, undo offered. medium: one sentence with the names. high: a second person. */
export type ActionSeverity = "low" | "medium" | "high";

/** How a line of the change block is marked: + gains, − loses, ~ changes, = stays. */
export type ChangeMark = "gains" | "loses" | "changes" | "stays";

/** One line of the change block: what is different afterwards, and what is not. */
export type ChangeLine = { mark: ChangeMark; strong: string | null; text: string };

/** One input of an action, as the generic form draws it. */
export type ActionField = {
  name: string;
  kind: "group";
  label: string;
  placeholder: string;
  /** Which groups the picker offers: all, or only those the person is in. */
  options: "all-groups" | "their-groups";
};

export type ActionIcon = "user-plus" | "user-minus" | "log-out" | "ban" | "circle-check";

/** Will it work? Answered from the mirror, before the click and again before anything is sent. */
export type Eligibility =
  | { status: "ready" }
  | { status: "already-so"; since: number | null; sentence: string }
  | { status: "not-possible"; reason: string; whereToDoIt: string | null; code: NotPossibleCode };

export type NotPossibleCode =
  | "not-connected"
  | "needs-reauthorization"
  | "out-of-scope"
  | "deleted"
  | "privileged"
  | "protected"
  | "yourself"
  | "synced"
  | "group-kind"
  | "missing-permission"
  | "group-not-found"
  | "directory-too-old";

/** What the mirror knows about the person an action is about. */
export type PersonFacts = {
  id: number;
  objectId: string;
  displayName: string;
  status: "Active" | "Blocked" | "Deleted";
  isGuest: boolean;
  isOnPremises: boolean;
  isManagementRestricted: boolean;
  inScope: boolean;
  sessionsValidFromAt: number | null;
  /** Why this person is privileged: directory roles and role-assignable groups; empty when not. */
  privileges: readonly string[];
};

/** What the mirror knows about the group an action names, and about this person in it. */
export type GroupFacts = {
  id: number;
  objectId: string;
  displayName: string;
  kind: "Security" | "Microsoft 365" | "Mail-enabled security" | "Distribution";
  isDynamic: boolean;
  isOnPremises: boolean;
  isRoleAssignable: boolean;
  isManagementRestricted: boolean;
  inScope: boolean;
  hasPerson: boolean;
  /** Apps that come with membership. */
  appNames: readonly string[];
};

export type ConnectionFacts = {
  status: "Importing" | "Ready for review" | "Connected" | "Needs reauthorization" | "Paused";
  tenantId: string;
  grantedPermissions: readonly string[];
  lastSyncAt: number | null;
  reauthorizationSince: number | null;
  consentedBy: string | null;
};

/** Everything a decision about one action needs; read in one go from the mirror. */
export type ActionFacts = {
  now: number;
  connection: ConnectionFacts | null;
  actorObjectId: string | null;
  person: PersonFacts;
  group: GroupFacts | null;
};

/** What an action's Graph calls get. */
export type ActionCall = {
  graph: GraphClient;
  /** Origin under which Graph names its objects, e.g. https://graph.microsoft.com. */
  graphUrl: string;
  personObjectId: string;
  groupObjectId: string | null;
  clientRequestId: string;
};

/** What a read of Entra says about an effect. */
export type Proof = "as-wanted" | "not-so";

/** Facts that a read-back compares with. */
export type ProofBasis = { sentAt: number; before: Record<string, unknown> };

/** One change of the mirror that an action makes; re-applied over a sync that has not seen it yet. */
export type MirrorPatch =
  | { kind: "membership"; personObjectId: string; groupObjectId: string; isMember: boolean }
  | { kind: "sign-in"; personObjectId: string; isBlocked: boolean }
  | { kind: "sessions"; personObjectId: string; validFromAt: number };

/** Sentence templates; `{person}` and `{group}` stand for the names as they were. */
export type ActionWords = {
  /** After the actor's name: "added {person} to {group}". */
  past: string;
  /** "add {person} to {group}". */
  bare: string;
  /** "Adding to {group}". */
  running: string;
  /** "{person} is already a member of {group}". */
  alreadySo: string;
  /** The word beside the result's mark: "Added". */
  result: string;
};

export type ActionWrite = (call: ActionCall) => Promise<GraphAnswer>;
