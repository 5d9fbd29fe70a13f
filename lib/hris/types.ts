import type { hrisPeople, hrisUploads, personDates } from "#db/schema/index.ts";
import type { HRIS_FIELDS } from "./constants.ts";

export type HrisField = (typeof HRIS_FIELDS)[number];
export type HrisRecord = typeof hrisPeople.$inferSelect;
export type HrisUpload = typeof hrisUploads.$inferSelect;
export type HrisSource = HrisRecord["source"];
export type PersonDate = typeof personDates.$inferSelect;
export type DateKind = PersonDate["kind"];
/** How days and months are told apart where a date is written in numbers only. */
export type DateOrder = HrisUpload["dateOrder"];
/** Which column holds which field; null: none does. */
export type ColumnMapping = Record<HrisField, string | null>;

/** What is said about one person. A value left out stays as it is, null takes it back. */
export type HrisValues = {
  startDate?: string | null;
  endDate?: string | null;
  department?: string | null;
  manager?: string | null;
};

/** One row of a file or one member of an API call; dates still as they were written. */
export type HrisEntry = {
  /** The line of the file, or the place in the call. */
  at: number;
  person: string;
  values: HrisValues;
};

/** What would become of one entry. */
export type PlannedEntry = {
  at: number;
  person: string;
  /** "twin": the same as an earlier row of the file. */
  status: "new" | "changed" | "unchanged" | "twin" | "refused";
  /** Why it is refused, one sentence each. */
  errors: string[];
  /** What is left out or worth a look, though the rest is taken. */
  hints: string[];
  /** Entra says another date. */
  conflicts: string[];
  isInEntra: boolean;
  /** What to write; null when there is nothing to. */
  write: PlannedWrite | null;
};

export type PlannedWrite = {
  /** The record to change; null for a new one. */
  id: string | null;
  personKey: string;
  objectId: string | null;
  startDate: string | null;
  endDate: string | null;
  department: string | null;
  managerEmail: string | null;
};

export type PlanCounts = {
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
  conflicts: number;
  hints: number;
  notInEntra: number;
};

/** A person as plans see them. */
export type KnownPerson = {
  objectId: string;
  displayName: string;
  workEmail: string;
  managerObjectId: string | null;
  hireDate: string | null;
  leaveDate: string | null;
};

/** What HR said about somebody before, as plans see it. */
export type SaidRecord = Pick<
  HrisRecord,
  "id" | "personKey" | "objectId" | "startDate" | "endDate" | "department" | "managerEmail"
>;

/** What a plan asks of the directory and of what HR said before. */
export type PlanFacts = {
  /** "several" when more than one person has the email. */
  findByEmail: (email: string) => KnownPerson | "several" | null;
  findById: (objectId: string) => KnownPerson | null;
  recordOf: (objectId: string | null, personKey: string) => SaidRecord | null;
};

/** One row of the dry run that is refused or worth a look. */
export type ListedEntry = Pick<
  PlannedEntry,
  "at" | "person" | "status" | "errors" | "hints" | "conflicts" | "isInEntra"
>;

/** What would become of a draft: its counts and the rows to look at, or why it can't be said yet. */
export type DryRun =
  | { status: "unread"; problem: string }
  | { status: "ready"; counts: PlanCounts; listed: ListedEntry[]; listedOf: number; digest: string };

export type UploadView = Omit<HrisUpload, "content" | "mapping" | "counts"> & {
  mapping: ColumnMapping;
  counts: Partial<PlanCounts> | null;
};
