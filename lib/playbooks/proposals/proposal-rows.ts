import "server-only";
import { and, count, desc, eq, gte, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { playbookProposals, requests } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { becauseSchema, filledSchema, type PlaybookDocument } from "../schema.ts";

const HOUR_MS = 60 * 60_000;

/** A proposal with its documents parsed. */
export type Proposal = ReturnType<typeof parse>;

/** Throws `DeskError` when there is none. */
export function findProposal(db: Database, id: string): Proposal {
  const row = db.select().from(playbookProposals).where(eq(playbookProposals.id, id)).get();
  if (row === undefined) throw new DeskError("not-found", "There is no such proposal.");
  return parse(row);
}

/** Everything ever proposed on a request, newest first. */
export function listProposals(db: Database, requestId: string): Proposal[] {
  return db
    .select()
    .from(playbookProposals)
    .where(eq(playbookProposals.requestId, requestId))
    .orderBy(desc(playbookProposals.createdAt))
    .all()
    .map(parse);
}

function parse(row: typeof playbookProposals.$inferSelect) {
  return {
    ...row,
    because: becauseSchema.parse(row.because),
    inputs: z.array(filledSchema).parse(row.inputs),
  };
}

/** Why a playbook may not act once more now; null when it may. What is on its way counts. */
export function whyOverLimit(
  db: Database,
  now: number,
  playbookId: string,
  { limits }: PlaybookDocument,
  requesterId: string,
): string | null {
  const started = (sinceMs: number) =>
    and(eq(playbookProposals.playbookId, playbookId), gte(playbookProposals.startedAt, now - sinceMs));
  const inHour = db.select({ n: count() }).from(playbookProposals).where(started(HOUR_MS)).get()?.n ?? 0;
  if (inHour >= limits.perHour) return `The playbook has reached its limit of ${limits.perHour} in one hour.`;
  const theirs = db.select({ id: requests.id }).from(requests).where(eq(requests.requesterId, requesterId));
  const ofPerson = and(started(24 * HOUR_MS), inArray(playbookProposals.requestId, theirs));
  const inDay = db.select({ n: count() }).from(playbookProposals).where(ofPerson).get()?.n ?? 0;
  return inDay >= limits.perPersonPerDay
    ? `The playbook has reached its limit of ${limits.perPersonPerDay} a day for this person.`
    : null;
}
