import { randomUUID } from "node:crypto";
import { withDatabase } from "../desk-database.ts";
import type { Desk } from "../start-desk.ts";
import { CORPUS } from "./corpus.ts";
import { plantRequests } from "./plant-requests.ts";
import { insert, now, short, text, TEXTS, times, type Db, type Value } from "./texts.ts";

/** Texts that rows hold already: names in the mirror, and what was stored with them. */
const HELD: Record<string, readonly string[]> = {
  people: [
    "display_name",
    "given_name",
    "surname",
    "job_title",
    "department",
    "company_name",
    "office_location",
    "city",
    "country",
    "mobile_phone",
    "business_phone",
    "employee_id",
    "employee_type",
  ],
  groups: ["display_name", "description", "membership_rule"],
  apps: ["display_name", "description", "homepage"],
  app_roles: ["display_name", "value"],
  administrative_units: ["display_name", "description"],
  directory_roles: ["display_name"],
  members: ["display_name", "email"],
  services: ["title", "description"],
  connections: ["tenant_name", "consented_by"],
};

/** Puts the corpus into every stored text that some page shows. Ikram asks, Noor works and decides. */
export function plantCorpus(desk: Desk): void {
  withDatabase(desk, (db) => {
    db.transaction(() => {
      const noor = memberOf(db, "Noor Haidari");
      const ikram = memberOf(db, "Ikram Benali");
      const requestId = plantRequests(db, ikram.id, noor.id);
      plantApprovals(db, noor, ikram, requestId);
      plantMessages(db, [noor.objectId, ikram.objectId]);
      plantSettings(db, noor);
      plantLog(db);
      for (const [table, columns] of Object.entries(HELD)) change(db, table, columns);
    }).immediate();
  });
}

type Member = { id: string; objectId: string };

function memberOf(db: Db, displayName: string): Member {
  const query = "SELECT id, object_id AS objectId FROM members WHERE display_name = ?";
  const member = db.prepare<unknown[], Member>(query).get(displayName);
  if (member === undefined) throw new Error(`${displayName} has not signed in.`);
  return member;
}

/** Every row gets texts of its own, each column other ones. */
function change(db: Db, table: string, columns: readonly string[]): void {
  const info = `SELECT name FROM pragma_table_info('${table}') WHERE pk > 0 ORDER BY pk`;
  const keys = db
    .prepare<[], { name: string }>(info)
    .all()
    .map(({ name }) => name);
  const rows = db.prepare<[], Record<string, Value>>(`SELECT ${keys.join(", ")} FROM ${table}`).all();
  const set = columns.map((column) => `${column} = ?`).join(", ");
  const where = keys.map((key) => `${key} = ?`).join(" AND ");
  const update = db.prepare(`UPDATE ${table} SET ${set} WHERE ${where}`);
  rows.forEach((row, at) =>
    update.run(...columns.map((_column, shift) => text(at + shift)), ...keys.map((key) => row[key] ?? null)),
  );
}

function plantApprovals(db: Db, decider: Member, asker: Member, requestId: string): void {
  TEXTS.forEach((question, at) => {
    const id = randomUUID();
    const isOpen = at % 2 === 0;
    insert(db, "approvals", {
      id,
      kind: "question",
      state: isOpen ? "Pending" : "Rejected",
      request_id: requestId,
      asked_by: asker.id,
      asked_by_name: text(at + 1),
      reason: text(at + 2),
      question,
      subject_name: text(at + 3),
      digest: id,
      policy_version: 1,
      needs: "one",
      idempotency_key: id,
      created_at: now,
      expires_at: now + 86_400_000,
      decided_at: isOpen ? null : now,
      decided_by: isOpen ? null : decider.id,
      decided_by_name: isOpen ? null : text(at + 4),
      decision_note: isOpen ? null : text(at + 5),
    });
    insert(db, "approvers", {
      approval_id: id,
      position: 0,
      object_id: decider.objectId,
      member_id: decider.id,
      name: text(at + 6),
      why: text(at + 7),
      is_fallback: 0,
      vote: isOpen ? null : "Rejected",
      note: isOpen ? null : text(at + 8),
      voted_at: isOpen ? null : now,
    });
    insert(db, "timeline_entries", {
      request_id: requestId,
      kind: "approval",
      actor_id: asker.id,
      approval_id: id,
      at: now,
    });
  });
}

function plantMessages(db: Db, objectIds: readonly string[]): void {
  for (const objectId of objectIds)
    CORPUS.slice(0, 200).forEach((payload, at) => {
      const facts = { by: payload.text, title: short(at + 1), number: "1", what: payload.text, id: "x" };
      insert(db, "messages", {
        id: randomUUID(),
        kind: at % 2 === 0 ? "request-answered" : "approval-asked",
        subject_id: `${at}`,
        recipient: `person:${objectId}`,
        facts: JSON.stringify(facts),
        created_at: now,
      });
    });
}

/** A service whose form is hostile, saved views and answers, protected people, the workspace's name. */
function plantSettings(db: Db, owner: Member): void {
  const fields = Array.from({ length: 20 }, (_none, at) => ({
    key: `f-${at}`,
    kind: at % 4 === 0 ? "choice" : "text",
    label: short(at * 7),
    help: short(at * 7 + 1),
    isRequired: false,
    options: [...new Set(Array.from({ length: 30 }, (_item, option) => short(at * 30 + option)))],
  }));
  insert(db, "services", {
    key: "hostile",
    title: "x",
    description: "x",
    icon: short(3),
    position: 99,
    is_active: 1,
    form: JSON.stringify(fields),
    audience: JSON.stringify({ kind: "departments", departments: [short(5), text(0).slice(0, 120)] }),
    version: 1,
  });
  db.prepare('UPDATE services SET audience = \'{"kind":"everybody"}\', version = 1').run();
  const query = JSON.stringify({ view: "waiting", q: "" });
  for (let at = 0; at < 20; at += 1)
    insert(db, "saved_views", {
      id: randomUUID(),
      member_id: owner.id,
      name: text(at),
      query,
      created_at: now,
    });
  TEXTS.forEach((body, at) => {
    insert(db, "saved_answers", {
      id: randomUUID(),
      title: text(at + 1),
      body,
      author_id: owner.id,
      created_at: now,
    });
    const view = { id: randomUUID(), member_id: owner.id, name: text(at + 2), is_shared: 1 };
    insert(db, "directory_views", { ...view, search: short(at), columns: "[]", ...times });
    insert(db, "protected_people", {
      object_id: randomUUID(),
      display_name: text(at + 3),
      kind: "protected",
      note: text(at + 4),
      added_by_name: text(at + 5),
      added_at: now,
    });
  });
  const workspace = JSON.stringify({ name: `"><img src=x onerror="xss(1)">`, timeZone: "UTC" });
  insert(db, "settings", { key: "workspace.general", value: workspace, updated_at: now });
  // Closed today and on the days after, each for another reason.
  const daysOff = Array.from({ length: 60 }, (_day, at) => {
    const date = new Date(now + at * 86_400_000).toISOString().slice(0, 10);
    return { date, name: short(at) };
  });
  const hours = JSON.stringify({ isOn: true, week: Array(7).fill(null), daysOff });
  insert(db, "settings", { key: "workspace.hours", value: hours, updated_at: now });
}

/** Lines of the audit log (a foreign hash is what the log itself would notice), and the changes of a sync. */
function plantLog(db: Db): void {
  const run = db.prepare<[], { id: string }>("SELECT id FROM sync_runs LIMIT 1").get();
  TEXTS.forEach((name, at) => {
    insert(db, "audit_entries", {
      at: now,
      event: at % 3 === 0 ? short(at) : "request.submitted",
      actor_kind: "member",
      actor_name: text(at + 1),
      target_kind: "request",
      target_id: "x",
      target_name: name,
      result: at % 2 === 0 ? "Done" : short(at),
      graph_request_id: short(at),
      details: JSON.stringify({ labels: { group: text(at + 2) }, service: text(at + 3), [short(at)]: "x" }),
      prev_hash: "0".repeat(64),
      hash: "0".repeat(64),
    });
    insert(db, "change_feed", {
      run_id: run?.id ?? "",
      at: now,
      kind: "people",
      object_id: randomUUID(),
      name,
      what: "changed",
      before: text(at + 1),
      after: text(at + 2),
      related_name: text(at + 3),
    });
  });
}
