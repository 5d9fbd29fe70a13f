import type { GraphClient } from "#lib/entra/graph/types.ts";

export type ActionKey =
  | "add-user-to-group"
  | "remove-user-from-group"
  | "assign-application-to-user"
  | "remove-application-from-user"
  | "revoke-user-sessions"
  | "block-sign-in"
  | "unblock-sign-in"
  | "reset-password"
  | "delete-user"
  | "restore-user";

/** The parsed fields of an action. */
export type ActionInput = { groupObjectId?: string; appObjectId?: string; access?: string };

/** low: no question, undo offered. medium: one sentence with the names. high: a second person. */
export type ActionSeverity = "low" | "medium" | "high";

/** How a line of the change block is marked: + gains, − loses, ~ changes, = stays. */
export type ChangeMark = "gains" | "loses" | "changes" | "stays";

/** One line of the change block: what is different afterwards, and what is not. */
export type ChangeLine = { mark: ChangeMark; strong: string | null; text: string };

/** What an action is done to beside the person, found by a picker. */
export type TargetField = {
  name: string;
  kind: "group" | "app";
  label: string;
  placeholder: string;
  /** Which ones the picker offers: all, or only those the person has. */
  options: "all-groups" | "their-groups" | "all-apps" | "their-apps";
};

/** One of a few choices that follow from the target; `ActionSpec.choices` knows them. */
export type ChoiceField = { name: string; kind: "choice"; label: string };

/** One input of an action, as the generic form draws it. */
export type ActionField = TargetField | ChoiceField;

export type ActionIcon =
  | "user-plus"
  | "user-minus"
  | "app-plus"
  | "app-minus"
  | "log-out"
  | "ban"
  | "circle-check"
  | "key-round"
  | "trash-2"
  | "archive-restore";

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
  | "break-glass"
  | "guest"
  | "missing-permission"
  | "group-not-found"
  | "app-not-found"
  | "app-kind"
  | "app-disabled"
  | "app-role"
  | "app-way"
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
  lastPasswordChangeAt: number | null;
  /** Since when somebody deleted is in Entra's bin, when that is known. */
  deletedAt: number | null;
  /** Why this person is privileged: directory roles and role-assignable groups; empty when not. */
  privileges: readonly string[];
  /** On the list of accounts that an admin protects; break-glass accounts are never acted on. */
  protection: "protected" | "break-glass" | null;
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

/** An app role given straight to a person. The id is Graph's own and never used again for another one. */
export type DirectAssignment = { assignmentId: string; roleId: string; createdAt: number | null };

/** A group that an app is assigned to: its direct members get the app in these roles. */
export type AppGroupFacts = GroupFacts & { roleIds: readonly string[] };

/** What the mirror knows about the app an action names, and about this person's access to it. */
export type AppFacts = {
  id: number;
  objectId: string;
  displayName: string;
  isEnabled: boolean;
  isEnterprise: boolean;
  /** False: anyone in the tenant may sign in to it, assigned or not. */
  isAssignmentRequired: boolean;
  /** Roles that a person can be given; an app without any gives the default access. */
  roles: readonly { roleId: string; displayName: string }[];
  /** Names of all its roles by id, also of those nobody can be given any more. */
  roleNames: Readonly<Record<string, string>>;
  direct: readonly DirectAssignment[];
  /** Groups it is assigned to: the person's own first. */
  groups: readonly AppGroupFacts[];
};

/** By which way a person gets or loses an app; written into the input by app-access.ts. */
export type AppAccess =
  | { way: "group"; groupObjectId: string }
  /** Straight, in these roles. */
  | { way: "roles"; roleIds: readonly string[] }
  /** Everything that is assigned straight. */
  | { way: "direct" }
  /** Exactly these assignments: what Undo takes back. */
  | { way: "assignments"; assignmentIds: readonly string[] };

export type ConnectionFacts = {
  status: "Importing" | "Ready for review" | "Connected" | "Needs reauthorization" | "Paused";
  tenantId: string;
  grantedPermissions: readonly string[];
  /** Powers that an admin has switched on; what is granted beyond them is not used. */
  powers: readonly string[];
  lastSyncAt: number | null;
  reauthorizationSince: number | null;
  consentedBy: string | null;
};

/** Everything a decision about one action needs; read in one go from the mirror. */
export type ActionFacts = {
  now: number;
  /** The workspace's, for dates in sentences. */
  timeZone: string;
  connection: ConnectionFacts | null;
  actorObjectId: string | null;
  person: PersonFacts;
  group: GroupFacts | null;
  app: AppFacts | null;
  access: AppAccess | null;
  /** The policy lets a second person approve actions on privileged and protected people. */
  allowsSecondPerson: boolean;
};

/** What an action's Graph calls get. */
export type ActionCall = {
  graph: GraphClient;
  /** Origin under which Graph names its objects, e.g. https://graph.microsoft.com. */
  graphUrl: string;
  personObjectId: string;
  groupObjectId: string | null;
  app: AppCall | null;
  /** The temporary password of an action that sets one; it exists between sealing and sending only. */
  password: string | null;
  clientRequestId: string;
};

/** The app part of a call: what was chosen, and the person's own assignments as they were at the click. */
export type AppCall = {
  objectId: string;
  access: AppAccess;
  known: readonly DirectAssignment[];
  roleNames: Readonly<Record<string, string>>;
};

/** Assignments that came or went, with the ids that only Entra knows. */
export type Evidence = { assigned: readonly DirectAssignment[]; removed: readonly DirectAssignment[] };

/** What a read of Entra says about an effect; `remains` names what is not yet as wanted, when that is a part. */
export type Proof = { isSo: boolean; evidence?: Evidence; remains?: string };

/** What a write gave back. `isAlreadySo`: Entra answered that nothing had to change. */
export type WriteResult = { requestId: string | undefined; isAlreadySo?: boolean; evidence?: Evidence };

/** Facts that a read-back compares with. */
export type ProofBasis = { sentAt: number; before: Record<string, unknown> };

/** One change of the mirror that an action makes; re-applied over a sync that has not seen it yet. */
export type MirrorPatch =
  | { kind: "membership"; personObjectId: string; groupObjectId: string; isMember: boolean }
  | ({
      kind: "assignment";
      personObjectId: string;
      appObjectId: string;
      isAssigned: boolean;
    } & DirectAssignment)
  | { kind: "sign-in"; personObjectId: string; isBlocked: boolean }
  | { kind: "sessions"; personObjectId: string; validFromAt: number }
  | { kind: "password"; personObjectId: string; changedAt: number }
  /** `at`: since when somebody deleted is in the bin. */
  | { kind: "account"; personObjectId: string; isDeleted: boolean; at: number };

/** Sentence templates; `{person}`, `{group}`, `{app}` and `{how}` stand for the words as they were. */
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

export type ActionWrite = (call: ActionCall) => Promise<WriteResult>;
