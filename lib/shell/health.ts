import type { Freshness } from "#lib/directory/freshness.ts";

const STALE_MS = 4 * 60 * 60_000;

/** How the line at the foot of the desk looks for a state of the connection. */
export type Health = {
  glyph: "dot" | "hollow" | "arc" | "alert" | "minus";
  tone: "success" | "warning" | "danger" | "info" | "quiet";
  words: string;
  at: number | undefined;
};

/** The directory's health in a few words; a mirror older than four hours turns amber. */
export function healthOf({ status, readAt }: Freshness, nowMs: number): Health {
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
      return {
        glyph: "dot",
        tone: isStale(readAt, nowMs) ? "warning" : "success",
        words: "Entra ID synced",
        at,
      };
  }
}

const isStale = (readAt: number | null, nowMs: number) => readAt !== null && nowMs - readAt > STALE_MS;
