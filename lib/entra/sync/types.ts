/** How much one cycle changed, kind by kind. */
export type ChangeCounts = { added: number; changed: number; removed: number };
export type ChangesByKind = Record<string, ChangeCounts>;

export type SyncKind = "import" | "delta" | "full";
export type SyncRunStatus =
  | "Queued"
  | "In progress"
  | "Ready for review"
  | "Completed"
  /** Applied, but for kinds that wait for somebody's decision. */
  | "Held"
  | "Failed"
  | "Cancelled";
export type SyncStepStatus = "Queued" | "In progress" | "Completed" | "Failed" | "Skipped";

/** One step of a running or finished cycle. */
export type SyncStepProgress = {
  key: string;
  title: string;
  status: SyncStepStatus;
  /** Objects (or links) read so far. */
  read: number;
  /** How many there will be; null while unknown. */
  total: number | null;
  /** One sentence when something was left out or done another way. */
  note: string | null;
  startedAt: number | null;
  finishedAt: number | null;
};

/** Everything the import page shows; poll it. */
export type ImportProgress = {
  runId: string;
  status: SyncRunStatus;
  startedAt: number;
  finishedAt: number | null;
  requests: number;
  /** 0 to 1, by steps and by what is known inside them. */
  fraction: number;
  steps: SyncStepProgress[];
  /** Set while Microsoft has asked us to wait: epoch ms of when we go on. */
  throttledUntil: number | null;
  error: SyncRunError | null;
};

export type SyncRunError = {
  /** `needs-reauthorization`, `wrong-tenant`, `unavailable`, `disk-full`, … */
  kind: string;
  /** One sentence for people. */
  message: string;
  /** Microsoft's request id, for Technical details. */
  graphRequestId: string | null;
};

/** One line of the sync history. */
export type SyncRunSummary = {
  id: string;
  kind: SyncKind;
  status: SyncRunStatus;
  /** Member name, "Schedule" or "Command line". */
  requestedBy: string;
  startedAt: number;
  finishedAt: number | null;
  requests: number;
  /** Microsoft's own measure of what the requests cost. */
  units: number;
  /** How often Microsoft asked us to wait. */
  waits: number;
  /** Steps left out for want of a permission; only where the history or the run is shown. */
  skipped: number;
  changes: ChangesByKind | null;
  error: SyncRunError | null;
};

/** A person named on the Review screen. */
export type ReviewPerson = {
  objectId: string;
  displayName: string;
  workEmail: string;
  jobTitle: string | null;
  department: string | null;
  managerName: string | null;
};

/** A short list with its whole size: the list is capped, the count is not. */
export type Capped<T> = { count: number; items: T[] };

/** What the initial import found, before anything shows in People. */
export type ImportReview = {
  runId: string;
  importedAt: number;
  people: {
    /** All non-deleted users = active members + blocked members + guests. */
    users: number;
    activeMembers: number;
    /** Members whose sign-in is blocked. */
    blocked: number;
    /** Guests, blocked or not. */
    guests: number;
    /** What People will show under the chosen scope. */
    inScope: number;
    deleted: number;
  };
  groups: {
    total: number;
    security: number;
    microsoft365: number;
    mailEnabledSecurity: number;
    distribution: number;
  };
  memberships: number;
  ownerships: number;
  apps: number;
  assignments: number;
  administrativeUnits: number;
  roleHolders: number;
  sample: ReviewPerson[];
  /** The same work email on more than one non-deleted user. */
  conflicts: Capped<{ workEmail: string; people: ReviewPerson[] }>;
  noManager: Capped<ReviewPerson>;
  noMail: Capped<ReviewPerson>;
  /** Groups that can't be targets, by reason. */
  unmanageableGroups: {
    reason: "dynamic" | "on-premises" | "exchange" | "management-restricted" | "role-assignable";
    count: number;
    examples: { objectId: string; displayName: string }[];
  }[];
  /** Steps that were skipped or done another way, with their sentence. */
  notes: { title: string; note: string }[];
};

/** What Finish setup answers: small imports are applied at once, large ones by the worker. */
export type FinishSetupResult = { status: "finished"; changes: ChangesByKind } | { status: "started" };

/** One line of "what changed". */
export type ChangeEntry = {
  id: number;
  runId: string;
  at: number;
  /** person, group, app */
  kind: string;
  objectId: string;
  name: string;
  /** joined, left, blocked, unblocked, moved-department, moved-manager, member-added, … */
  what: string;
  before: string | null;
  after: string | null;
  /** Who came or went, of a membership, ownership or assignment. */
  relatedObjectId: string | null;
  relatedName: string | null;
};

export type CycleChanges = { run: SyncRunSummary; total: number; entries: ChangeEntry[] };

/** A change too large to be applied unasked. */
export type Hold = {
  id: string;
  runId: string;
  /** Of the mirror: people, groups, apps, assignments, units. */
  kind: string;
  /** After the count: "people would be removed or blocked". */
  words: string;
  count: number;
  /** How many there are, and how many of them may change unasked. */
  known: number;
  limit: number;
  status: "Held" | "Released" | "Discarded" | "Applied" | "Superseded" | "Cleared";
  heldAt: number;
  decidedAt: number | null;
  decidedBy: string | null;
};

export type HoldItem = {
  /** removed, blocked, added or emptied */
  what: string;
  objectId: string;
  /** The group of a membership or the app of an assignment, else "". */
  relatedId: string;
  name: string;
  detail: string | null;
};

/** One run with everything the history keeps of it. */
export type SyncRunDetails = SyncRunSummary & {
  steps: SyncStepProgress[];
  holds: Hold[];
  /** Lines of "what changed". */
  changeCount: number;
};

/** What "what changed" is asked for; every field comes from the address bar. */
export type ChangesQuery = {
  runId: string | null;
  kind: "person" | "group" | "app" | null;
  what: string | null;
  q: string;
  /** Lines older than this one. */
  before: number | null;
};

export type ChangesPage = {
  entries: ChangeEntry[];
  total: number;
  isTotalCapped: boolean;
  next: number | null;
};
