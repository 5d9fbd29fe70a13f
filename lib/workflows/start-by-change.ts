import "server-only";
import { and, asc, eq, gt } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { changeFeed, people, workflows } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { changesInDoubtUntil } from "./doubt-data.ts";
import { holdOrStart } from "./hold-workflow.ts";
import { listPublished, type PublishedWorkflow } from "./published-data.ts";
import type { Trigger } from "./schema.ts";
import type { NewRun } from "./start-run.ts";
import { zoneOfPerson } from "./person-date-data.ts";

const AT_ONCE = 2_000;
type Change = typeof changeFeed.$inferSelect;
type ChangeTrigger = Extract<Trigger, { kind: "change" }>;

/** Starts workflows for what a sync brought about people in scope: another department, a group joined or left. Each line once. */
export function startByChange(ctx: Context): void {
  for (const workflow of listPublished(ctx.db, { triggerKind: "change" })) {
    const { trigger } = workflow.document;
    if (trigger.kind === "change" && newLines(ctx, workflow.cursor).length > 0)
      inTransaction(ctx.db, () => startForNew(ctx, workflow, trigger));
  }
}

function newLines({ db }: Context, cursor: number): Change[] {
  return db
    .select()
    .from(changeFeed)
    .where(gt(changeFeed.id, cursor))
    .orderBy(asc(changeFeed.id))
    .limit(AT_ONCE)
    .all();
}

function startForNew(ctx: Context, workflow: PublishedWorkflow, trigger: ChangeTrigger): void {
  const row = ctx.db.select().from(workflows).where(eq(workflows.id, workflow.id)).get();
  const lines = newLines(ctx, row?.cursor ?? workflow.cursor);
  const doubtUntil = changesInDoubtUntil(ctx.db);
  const runs = lines.flatMap((line): NewRun[] => {
    const personObjectId = personOf(line, trigger);
    if (personObjectId === null || !isInScope(ctx, personObjectId)) return [];
    return [
      {
        onceKey: `change:${workflow.id}:${line.id}:${personObjectId}`,
        isInDoubt: line.at <= doubtUntil,
        personObjectId,
        requestId: null,
        occasion: {
          kind: "change",
          requesterId: null,
          requesterObjectId: null,
          requesterName: null,
          answers: [],
          dateKind: null,
          date: null,
          zone: zoneOfPerson(ctx.db, personObjectId),
          words: wordsOf(line),
        },
      },
    ];
  });
  holdOrStart(ctx, workflow, runs);
  const cursor = lines.at(-1)?.id;
  if (cursor !== undefined)
    ctx.db.update(workflows).set({ cursor }).where(eq(workflows.id, workflow.id)).run();
}

/** Gatehouse acts on nobody else, so a run could only fail. */
function isInScope({ db }: Context, personObjectId: string): boolean {
  const isIt = and(eq(people.objectId, personObjectId), eq(people.inScope, true));
  return db.select({ id: people.id }).from(people).where(isIt).get() !== undefined;
}

/** Whom a line of the feed is about, when this trigger listens to it. */
function personOf(line: Change, { what, group }: ChangeTrigger): string | null {
  if (what === "moved-department") return line.kind === "person" && line.what === what ? line.objectId : null;
  if (line.kind !== "group" || line.objectId !== group?.objectId) return null;
  const wanted = what === "joined-group" ? "member-added" : "member-removed";
  return line.what === wanted ? line.relatedObjectId : null;
}

function wordsOf({ what, before, after, name }: Change): string {
  if (what === "moved-department") return `Department ${before ?? "none"} → ${after ?? "none"}`;
  return what === "member-added" ? `Joined ${name}` : `Left ${name}`;
}
