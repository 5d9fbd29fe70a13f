import { StatusMark } from "#components/ui/status-mark.tsx";
import type { PersonStatus as Status } from "#lib/directory/types.ts";

const GLYPH = { Active: "dot", Blocked: "barred", Deleted: "dashed" } as const;

/** Active, Blocked or Deleted: a shape and a word. */
export function PersonStatus({ status }: { status: Status }) {
  return <StatusMark glyph={GLYPH[status]}>{status}</StatusMark>;
}
