import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { accessEndings } from "#db/schema/index.ts";
import { groupOfInput, parseAccess } from "./app-access.ts";
import { digestOf } from "./precondition.ts";
import type { ActionRun } from "./run-state.ts";
import type { MirrorPatch } from "./types.ts";

/** Access that ends by itself. */
export type AccessEnding = typeof accessEndings.$inferSelect;

/** Not over: it waits for its date, or it failed and a human has to look. */
export const OPEN_ENDINGS = ["Waiting", "Failed"] as const;

const DAY_MS = 24 * 60 * 60_000;
const REMINDER_MS = 3 * DAY_MS;
const SHORT_TERM_MS = 4 * DAY_MS;

/** One ending by its id, or null. */
export function findEnding(db: Database, id: string): AccessEnding | null {
  return db.select().from(accessEndings).where(eq(accessEndings.id, id)).get() ?? null;
}

/** What of a person's access still ends by itself, oldest first. */
export function listOpenEndings(db: Database, subjectObjectId: string): AccessEnding[] {
  const isTheirs = eq(accessEndings.subjectObjectId, subjectObjectId);
  return db
    .select()
    .from(accessEndings)
    .where(and(isTheirs, inArray(accessEndings.state, [...OPEN_ENDINGS])))
    .orderBy(asc(accessEndings.createdAt))
    .all();
}

/** Does this ending end what that run gives? The same call, or another way into the same group. */
export function endsWhatIsGiven(
  ending: AccessEnding,
  { digest, input }: Pick<ActionRun, "digest" | "input">,
): boolean {
  const group = groupOfInput(input);
  return ending.digest === digest || (group !== null && groupOfInput(ending.input) === group);
}

/** When what this call would give ends by itself already; null when it stays, or isn't there. */
export function findEnd(db: Database, call: Parameters<typeof digestOf>[0]): number | null {
  const given = { digest: digestOf(call), input: call.input };
  const { appObjectId, access } = call.input;
  const isOfApp = ({ input }: AccessEnding) =>
    appObjectId !== undefined && access === undefined && input["appObjectId"] === appObjectId;
  const found = listOpenEndings(db, call.subjectObjectId).find(
    (ending) => endsWhatIsGiven(ending, given) || isOfApp(ending),
  );
  return found?.endsAt ?? null;
}

/** Would this call move the end of what somebody has already to a later date? */
export function prolongs(db: Database, call: Parameters<typeof digestOf>[0], endsAt: number | null): boolean {
  if (endsAt === null) return false;
  const given = { digest: digestOf(call), input: call.input };
  return listOpenEndings(db, call.subjectObjectId).some(
    (ending) => endsAt > ending.endsAt && endsWhatIsGiven(ending, given),
  );
}

/** Have these effects ended it already? By what went away, whichever action took it. */
export function isEndedBy(ending: AccessEnding, patches: readonly MirrorPatch[]): boolean {
  const group = groupOfInput(ending.input);
  if (group !== null)
    return patches.some(
      (patch) => patch.kind === "membership" && !patch.isMember && patch.groupObjectId === group,
    );
  const access = parseAccess(ending.input["access"]);
  if (access?.way !== "assignments") return false;
  const gone = patches.flatMap((patch) =>
    patch.kind === "assignment" && !patch.isAssigned ? [patch.assignmentId] : [],
  );
  return access.assignmentIds.every((id) => gone.includes(id));
}

/** When to announce an end: three days before; a quarter of the term before, when that is short. */
export function reminderOf(endsAt: number, now: number): number | null {
  const termMs = endsAt - now;
  if (termMs <= 0) return null;
  return endsAt - (termMs <= SHORT_TERM_MS ? Math.floor(termMs / 4) : REMINDER_MS);
}

/** What ends, in a few words: the app with how, else the group. */
export function endingTarget({ labels }: Pick<AccessEnding, "labels">): string {
  return labels["app"] ? `${labels["app"]}${labels["how"] ?? ""}` : (labels["group"] ?? "");
}

/** The key of one attempt: the same attempt made twice is one run. */
export const endingKey = (id: string, attempt: number) => `ending:${id}:${attempt}`;

/** The ending that a run carries out, by its key; null for any other run. */
export function endingOfKey(idempotencyKey: string): string | null {
  return /^ending:([^:]+):\d+$/.exec(idempotencyKey)?.[1] ?? null;
}
