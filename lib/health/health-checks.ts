import type { HealthCheck, HealthFacts, HealthState } from "./types.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The worker says every minute that it lives. */
const WORKER_SILENT_MS = 3 * MINUTE_MS;
/** Nightly work may be late by half a day. */
const NIGHTLY_MS = 36 * HOUR_MS;
const LITTLE_ROOM_BYTES = 2 * 1024 ** 3;

const ENTRA = "/settings/integrations/entra";

type Judged = { state: HealthState; words: string; at?: number | null };

/** Every part of Gatehouse with how it does, in the order in which one breaks the next. */
export function checkHealth(facts: HealthFacts): HealthCheck[] {
  const rows: [key: string, title: string, href: string | null, judged: Judged][] = [
    ["database", "Database", null, databaseOf(facts)],
    ["disk", "Disk", null, diskOf(facts)],
    ["worker", "Worker", null, workerOf(facts)],
    ["installation", "This installation", "/settings/protection#instance", installationOf(facts)],
    ["automation", "Automation", "/settings/protection", automationOf(facts)],
    ["connection", "Microsoft Entra ID", ENTRA, connectionOf(facts)],
    ["sync", "Sync", ENTRA, syncOf(facts)],
    ["credential", "App credential", ENTRA, credentialOf(facts)],
    ["actions", "Actions", "/settings/audit-log?result=unknown", actionsOf(facts)],
    ["endings", "Access that ends", "/workflows/forecast", endingsOf(facts)],
    ["messages", "Notifications", "/settings/notifications#not-delivered", messagesOf(facts)],
    ["audit", "Audit log", "/settings/audit-log", auditOf(facts)],
    ["backup", "Backup", null, backupOf(facts)],
  ];
  return rows.map(([key, title, href, { state, words, at = null }]) => ({
    key,
    title,
    state,
    words,
    at,
    href,
  }));
}

/** How all of it does, for one mark: the worst of them. */
export function worstOf(checks: readonly HealthCheck[]): HealthState {
  return checks.some(({ state }) => state === "bad")
    ? "bad"
    : checks.some(({ state }) => state === "waits")
      ? "waits"
      : "good";
}

const good = (words: string, at: number | null = null): Judged => ({ state: "good", words, at });
const waits = (words: string, at: number | null = null): Judged => ({ state: "waits", words, at });
const bad = (words: string, at: number | null = null): Judged => ({ state: "bad", words, at });

function databaseOf({ notReady }: HealthFacts): Judged {
  return notReady === null ? good("Takes writes, and its schema is up to date.") : bad(notReady);
}

function diskOf({ freeBytes, notReady }: HealthFacts): Judged {
  if (freeBytes === null) return good("In memory.");
  const words = `${(freeBytes / 1024 ** 3).toFixed(1)} GB free.`;
  if (notReady?.includes("almost full") === true)
    return bad(`${words} No action is sent until there is more.`);
  return freeBytes < LITTLE_ROOM_BYTES ? waits(words) : good(words);
}

function workerOf({ workerSeenAt, now }: HealthFacts): Judged {
  if (workerSeenAt === null) return bad("Has never been seen: nothing runs by itself.");
  return now - workerSeenAt > WORKER_SILENT_MS
    ? bad("Silent: syncs, endings, workflows and messages stand still.", workerSeenAt)
    : good("At work.", workerSeenAt);
}

function installationOf({ isHeld }: HealthFacts): Judged {
  return isHeld
    ? bad("Copied or restored: it stands still until an admin confirms it.")
    : good("Acts with its tenant.");
}

function automationOf({ automationPausedAt }: HealthFacts): Judged {
  return automationPausedAt === null ? good("Runs.") : waits("Paused.", automationPausedAt);
}

function connectionOf({ connection }: HealthFacts): Judged {
  switch (connection) {
    case "Connected":
      return good("Connected.");
    case "Needs reauthorization":
      return bad("Needs reauthorization: syncs and actions have stopped.");
    case "Importing":
    case "Ready for review":
    case "Paused":
    case "Not connected":
      return waits(`${connection}.`);
  }
}

function syncOf({ lastSync, heldSyncs, syncEveryMs, connection, now }: HealthFacts): Judged {
  const at = lastSync?.finishedAt ?? null;
  if (heldSyncs > 0) return waits("A change is held and waits for a decision.", at);
  if (lastSync === null) return waits("None yet.");
  if (lastSync.status === "Failed") return bad("The last one failed; the mirror is as it was.", at);
  const isStale = connection === "Connected" && at !== null && now - at > 2 * syncEveryMs;
  return isStale ? bad("Overdue: the mirror is old.", at) : good("The last one went well.", at);
}

function credentialOf({ credentialDays }: HealthFacts): Judged {
  if (credentialDays === null) return good("Does not end soon.");
  if (credentialDays === 0) return bad("Has ended.");
  return waits(credentialDays === 1 ? "Ends in a day." : `Ends in ${credentialDays} days.`);
}

function actionsOf({ openRuns }: HealthFacts): Judged {
  return openRuns === 0
    ? good("None of unknown outcome.")
    : bad(`${openRuns} of unknown outcome for more than 15 minutes.`);
}

function endingsOf({ lateEndings }: HealthFacts): Judged {
  return lateEndings === 0
    ? good("Nothing overdue.")
    : bad(`${lateEndings} overdue or not taken back: look who still has it.`);
}

function messagesOf({ failedSends }: HealthFacts): Judged {
  return failedSends === 0 ? good("Everything has gone out.") : waits(`${failedSends} not delivered.`);
}

function auditOf({ auditCheck, now }: HealthFacts): Judged {
  if (auditCheck === null) return waits("Not verified yet; it happens every night.");
  if (auditCheck.problem !== null) return bad(auditCheck.problem, auditCheck.at);
  return now - auditCheck.at > NIGHTLY_MS
    ? waits("Intact, but not verified last night.", auditCheck.at)
    : good("Intact.", auditCheck.at);
}

function backupOf({ lastBackupAt, now }: HealthFacts): Judged {
  if (lastBackupAt === null) return waits("None has been made with the backup command.");
  return now - lastBackupAt > NIGHTLY_MS
    ? waits("Older than a day and a half.", lastBackupAt)
    : good("Made.", lastBackupAt);
}
