import { StatusMark } from "#components/ui/status-mark.tsx";
import { resultWords } from "#lib/audit/audit-words.ts";
import type { AuditEntry } from "#lib/audit/types.ts";

/** How it ended: a shape and a word. */
export function AuditResult({ entry }: { entry: Pick<AuditEntry, "event" | "result"> }) {
  const { glyph, words } = resultWords(entry.event, entry.result);
  return <StatusMark glyph={glyph}>{words}</StatusMark>;
}
