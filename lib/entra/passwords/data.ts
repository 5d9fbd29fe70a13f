import "server-only";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { actionRuns, people, temporaryPasswords } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { isWaiting, mayReveal } from "./policy.ts";
import type { KeptPassword, PasswordView } from "./types.ts";

/** The password of a run with the run itself; null when the run made none. */
export function findPassword(db: Database, runId: string): KeptPassword | null {
  return selectKept(db, [runId])[0] ?? null;
}

/** How the passwords of these runs stand, by run id. Runs that Entra refused have none. */
export function describePasswords(ctx: Context, runIds: readonly string[]): Map<string, PasswordView> {
  const kept = runIds.length === 0 ? [] : selectKept(ctx.db, runIds);
  return new Map(
    kept.flatMap((each) => {
      const view = describePassword(ctx, each);
      return view === null ? [] : [[each.run.id, view] as const];
    }),
  );
}

function describePassword(ctx: Context, kept: KeptPassword): PasswordView | null {
  const { password, run } = kept;
  if (run.state !== "done" && run.state !== "verified") return null;
  if (password.revealedAt !== null)
    return { standing: "revealed", byName: password.revealedByName ?? "", at: password.revealedAt };
  if (!isWaiting(kept, ctx.clock.now())) return { standing: "wiped" };
  const until = password.expiresAt;
  if (password.handedToObjectId !== null)
    return { standing: "handed-on", toName: password.handedToName ?? "", until };
  const isYours = mayReveal(ctx.actor, kept);
  const manager = isYours ? findManager(ctx.db, run.subjectObjectId) : null;
  return { standing: "ready", isYours, managerName: manager?.displayName ?? null, until };
}

/** The person's manager, when there is one who can sign in and is somebody else. */
export function findManager(
  db: Database,
  personObjectId: string,
): { objectId: string; displayName: string } | null {
  const row = db.get<{ objectId: string; displayName: string } | undefined>(sql`
    SELECT boss.object_id AS objectId, boss.display_name AS displayName
      FROM people JOIN people AS boss ON boss.id = people.manager_id
     WHERE people.object_id = ${personObjectId} AND boss.id <> people.id AND boss.status = 'Active'`);
  return row ?? null;
}

/** Everything a password must not be made of: the person's names, as the mirror has them. */
export function readNames(db: Database, personObjectId: string): string[] {
  const row = db
    .select({
      displayName: people.displayName,
      givenName: people.givenName,
      surname: people.surname,
      userPrincipalName: people.userPrincipalName,
      mail: people.mail,
    })
    .from(people)
    .where(eq(people.objectId, personObjectId))
    .get();
  return Object.values(row ?? {}).filter((name) => name !== null);
}

function selectKept(db: Database, runIds: readonly string[]): KeptPassword[] {
  const { id, state, tenantId, subjectObjectId, subjectName, requestId, digest } = actionRuns;
  return db
    .select({
      password: temporaryPasswords,
      run: { id, state, tenantId, subjectObjectId, subjectName, requestId, digest },
    })
    .from(temporaryPasswords)
    .innerJoin(actionRuns, and(eq(actionRuns.id, temporaryPasswords.runId), ne(actionRuns.state, "intent")))
    .where(inArray(temporaryPasswords.runId, [...runIds]))
    .all();
}
