/** How one part of Gatehouse is doing. `waits`: somebody should look; `bad`: something does not work. */
export type HealthState = "good" | "waits" | "bad";

export type HealthCheck = {
  key: string;
  title: string;
  state: HealthState;
  words: string;
  /** The moment it is about (epoch ms). */
  at: number | null;
  /** Where to do something about it. */
  href: string | null;
};

/** What is known of a Gatehouse at one moment. */
export type HealthFacts = {
  now: number;
  workerSeenAt: number | null;
  /** Why the database can't be used; null when it can. */
  notReady: string | null;
  freeBytes: number | null;
  isHeld: boolean;
  automationPausedAt: number | null;
  connection:
    | "Not connected"
    | "Importing"
    | "Ready for review"
    | "Connected"
    | "Paused"
    | "Needs reauthorization";
  lastSync: { status: string; finishedAt: number | null } | null;
  syncEveryMs: number;
  heldSyncs: number;
  /** Days until the client secret or certificate ends, as announced; null when far off or unknown. */
  credentialDays: number | null;
  /** Actions whose outcome nobody has known for a quarter of an hour. */
  openRuns: number;
  /** Access that should have ended an hour ago, or could not be taken back. */
  lateEndings: number;
  failedSends: number;
  auditCheck: { at: number; problem: string | null } | null;
  lastBackupAt: number | null;
};
