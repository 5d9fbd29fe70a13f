import type { Freshness } from "#lib/directory/freshness.ts";

/** A sync may take so long beyond its time before the line turns amber. */
const GRACE_MS = 15 * 60_000;

/** How the line at the foot of the desk looks for a state of the connection. */
export type Health = {
  glyph: "dot" | "hollow" | "arc" | "alert" | "minus";
  tone: "success" | "warning" | "danger" | "info" | "quiet";
  words: string;
  at: number | undefined;
};

export type HealthFacts = Freshness & {
  /** From one sync to the next. */
  everyMs: number;
  /** Changes that wait for a decision. */
  held: number;
  /** Announced days before the secret or certificate ends; null when far off or unknown. */
  credentialDays: number | null;
};

/** The directory's health in a few words, the most pressing first. */
export function healthOf(facts: HealthFacts, nowMs: number): Health {
  const { status, readAt } = facts;
  const at = readAt ?? undefined;
  switch (status) {
    case "Not connected":
      return { glyph: "hollow", tone: "quiet", words: "Not connected", at: undefined };
    case "Importing":
      return { glyph: "arc", tone: "info", words: "Importing from Entra", at: undefined };
    case "Ready for review":
      return { glyph: "alert", tone: "warning", words: "Import ready for review", at: undefined };
    case "Needs reauthorization":
      return { glyph: "alert", tone: "danger", words: "Needs reauthorization", at };
    case "Paused":
      return { glyph: "minus", tone: "quiet", words: "Paused", at };
    case "Connected":
      return connectedHealth(facts, nowMs);
  }
}

function connectedHealth(facts: HealthFacts, nowMs: number): Health {
  const { readAt, everyMs, held, credentialDays } = facts;
  const at = readAt ?? undefined;
  if (held > 0) return { glyph: "alert", tone: "warning", words: "A sync waits for you", at };
  if (credentialDays !== null)
    return { glyph: "alert", tone: "warning", words: credentialWords(credentialDays), at };
  const isStale = readAt !== null && nowMs - readAt > everyMs + GRACE_MS;
  return { glyph: "dot", tone: isStale ? "warning" : "success", words: "Entra ID synced", at };
}

function credentialWords(days: number): string {
  if (days === 0) return "Entra secret has ended";
  return days === 1 ? "Entra secret ends in a day" : `Entra secret ends in ${days} days`;
}
