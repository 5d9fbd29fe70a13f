/**
 * Why a data folder stands still: it lies elsewhere than it did, its database is older than what was
 * written beside it, or it came out of a backup.
 */
export type HoldReason = "copied" | "rolled-back" | "restored";

/** A data folder that acts on nothing until an admin confirms it. */
export type InstanceHold = {
  at: number;
  reason: HoldReason;
  /** When the backup was made, for what came out of one. */
  backupAt: number | null;
  /** How many entries of the audit log are known to be missing. */
  missingEntries: number;
  /** What was put aside: actions whose outcome nobody knows, approvals that no longer count, messages that were not sent. */
  unknownRuns: number;
  voidApprovals: number;
  stoppedMessages: number;
};

/** What lies beside the database and says which installation this is, and where. */
export type InstanceFile = { id: string; place: InstancePlace; seq: number };

/** Where a data folder lies: when its mark was made on this disk, and on which machine. */
export type InstancePlace = { born: number; machine: string | null };
