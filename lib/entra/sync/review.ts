import { desc, eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { syncSteps } from "#db/schema/index.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { DEFAULT_SCOPE } from "#lib/entra/scope/constants.ts";
import { statusRule } from "#lib/entra/scope/scope.ts";
import { LINK } from "./stage/links.ts";
import { reviewedRun } from "./run-rows.ts";
import { stepTitle } from "./sync-steps.ts";
import type { Capped, ImportReview, ReviewPerson } from "./types.ts";

const LISTED = 25;

const PEOPLE = `(
  SELECT s.object_id AS objectId, s.display_name AS displayName, s.sort_key AS sortKey,
    lower(coalesce(s.mail, s.user_principal_name)) AS workEmail, s.mail, s.job_title AS jobTitle, s.department,
    s.manager_object_id AS managerObjectId, coalesce(s.user_type = 'Guest', 0) AS is_guest,
    (SELECT m.display_name FROM staged_people m WHERE m.object_id = s.manager_object_id) AS managerName,
    CASE WHEN s.deleted_at IS NOT NULL THEN 'Deleted' WHEN s.account_enabled = 0 THEN 'Blocked' ELSE 'Active' END AS status
  FROM staged_people s WHERE s.is_removed = 0 AND s.display_name IS NOT NULL)`;

const GROUPS = "staged_groups WHERE is_removed = 0 AND display_name IS NOT NULL";
const KIND_RULES = {
  security: "is_unified = 0 AND mail_enabled = 0",
  microsoft365: "is_unified = 1",
  mailEnabledSecurity: "is_unified = 0 AND mail_enabled = 1 AND security_enabled = 1",
  distribution: "is_unified = 0 AND mail_enabled = 1 AND security_enabled = 0",
};

/** Why a group can't be a target, the first that holds. */
const REASONS = `CASE WHEN is_dynamic = 1 THEN 'dynamic' WHEN is_on_premises = 1 THEN 'on-premises'
  WHEN is_unified = 0 AND mail_enabled = 1 THEN 'exchange' WHEN is_management_restricted = 1 THEN 'management-restricted'
  WHEN is_role_assignable = 1 THEN 'role-assignable' END`;

type Reason = ImportReview["unmanageableGroups"][number]["reason"];

/** What the import that waits for Finish setup found, or null when none waits. */
export function loadReview(db: Database): ImportReview | null {
  const run = reviewedRun(db);
  if (run === null) return null;
  const count = (from: string) => Number(db.$client.prepare(`SELECT count(*) FROM ${from}`).pluck().get());
  const people = (where: string) => count(`${PEOPLE} WHERE ${where}`);
  const links = (kind: number) => count(`staged_links WHERE kind = ${kind} AND is_removed = 0`);
  const inScope = statusRule(findConnection(db)?.scope ?? DEFAULT_SCOPE);
  const steps = db
    .select()
    .from(syncSteps)
    .where(eq(syncSteps.runId, run.id))
    .orderBy(desc(syncSteps.startedAt))
    .all();
  return {
    runId: run.id,
    importedAt: run.finishedAt ?? run.startedAt,
    people: {
      users: people("status <> 'Deleted'"),
      activeMembers: people("status = 'Active' AND is_guest = 0"),
      blocked: people("status = 'Blocked' AND is_guest = 0"),
      guests: people("status <> 'Deleted' AND is_guest = 1"),
      inScope: people(inScope),
      deleted: people("status = 'Deleted'"),
    },
    groups: {
      total: count(GROUPS),
      security: count(`${GROUPS} AND ${KIND_RULES.security}`),
      microsoft365: count(`${GROUPS} AND ${KIND_RULES.microsoft365}`),
      mailEnabledSecurity: count(`${GROUPS} AND ${KIND_RULES.mailEnabledSecurity}`),
      distribution: count(`${GROUPS} AND ${KIND_RULES.distribution}`),
    },
    memberships: links(LINK.member),
    ownerships: links(LINK.owner),
    apps: count(
      `staged_apps s JOIN objects o ON o.object_id = s.object_id WHERE s.is_removed = 0
       AND s.service_principal_type = 'Application'
       AND (s.is_tagged = 1 OR EXISTS (SELECT 1 FROM staged_assignments a WHERE a.app_id = o.id))`,
    ),
    assignments: count("staged_assignments"),
    administrativeUnits: count("staged_units WHERE is_removed = 0 AND display_name IS NOT NULL"),
    roleHolders: count(
      `(SELECT DISTINCT child_id FROM staged_links WHERE kind = ${LINK.roleMember} AND is_removed = 0)`,
    ),
    sample: sampleOf(db, inScope, run.id),
    conflicts: conflictsOf(db),
    noManager: listOf(db, `${inScope} AND coalesce(managerObjectId, '') = ''`),
    noMail: listOf(db, `${inScope} AND mail IS NULL`),
    unmanageableGroups: unmanageableOf(db),
    notes: steps.flatMap(({ key, note }) => (note === null ? [] : [{ title: stepTitle(key), note }])),
  };
}

const COLUMNS = "objectId, displayName, workEmail, jobTitle, department, managerName";

function listOf(db: Database, where: string): Capped<ReviewPerson> {
  const count = Number(db.$client.prepare(`SELECT count(*) FROM ${PEOPLE} WHERE ${where}`).pluck().get());
  const items = db.$client
    .prepare<[], ReviewPerson>(
      `SELECT ${COLUMNS} FROM ${PEOPLE} WHERE ${where} ORDER BY sortKey LIMIT ${LISTED}`,
    )
    .all();
  return { count, items };
}

/** A few complete profiles from all over the list; the same ones for one import. */
function sampleOf(db: Database, inScope: string, runId: string): ReviewPerson[] {
  const some = db.$client.prepare<[string], ReviewPerson>(
    `SELECT ${COLUMNS} FROM ${PEOPLE} WHERE ${inScope} AND jobTitle IS NOT NULL AND managerName IS NOT NULL
       AND objectId > ? ORDER BY objectId LIMIT 6`,
  );
  const found = some.all(runId);
  return found.length > 0 ? found : some.all("");
}

function conflictsOf(db: Database): ImportReview["conflicts"] {
  const doubled = `SELECT workEmail FROM ${PEOPLE} WHERE status <> 'Deleted' GROUP BY workEmail HAVING count(*) > 1`;
  const count = Number(db.$client.prepare(`SELECT count(*) FROM (${doubled})`).pluck().get());
  const emails = db.$client
    .prepare<[], string>(`${doubled} ORDER BY workEmail LIMIT ${LISTED}`)
    .pluck()
    .all();
  const people = db.$client.prepare<[string], ReviewPerson>(
    `SELECT ${COLUMNS} FROM ${PEOPLE} WHERE status <> 'Deleted' AND workEmail = ? ORDER BY sortKey`,
  );
  return { count, items: emails.map((workEmail) => ({ workEmail, people: people.all(workEmail) })) };
}

function unmanageableOf(db: Database): ImportReview["unmanageableGroups"] {
  const counts = db.$client
    .prepare<[], { reason: Reason; count: number }>(
      `SELECT reason, count(*) AS count FROM (SELECT ${REASONS} AS reason FROM ${GROUPS})
       WHERE reason IS NOT NULL GROUP BY reason ORDER BY count DESC`,
    )
    .all();
  const examples = db.$client.prepare<[string], { objectId: string; displayName: string }>(
    `SELECT object_id AS objectId, display_name AS displayName FROM ${GROUPS} AND ${REASONS} = ? ORDER BY sort_key LIMIT 3`,
  );
  return counts.map(({ reason, count }) => ({ reason, count, examples: examples.all(reason) }));
}
