import { randomUUID } from "node:crypto";
import { inTransaction, type Database } from "#db/client.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";

const AGENTS = 30;
const WORDS = ["laptop", "VPN", "Figma licence", "shared mailbox", "printer", "badge", "meeting room screen"];
const ASKS = ["New", "Broken", "Access to", "Lost", "Question about", "Replace", "Slow"];
const DAY_MS = 24 * 60 * 60_000;
/** One request in ten is open. */
const OPEN = ["New", "In progress", "Waiting", "In progress"] as const;

export type Filled = { agents: string[]; employees: string[] };

/**
 * `members` people of the mirror who have signed in before, the first of them agents, and `requests` requests of
 * theirs over a year, with what was written on them. Gives the members' ids.
 */
export function fillRequests(db: Database, members: number, requests: number): Filled {
  ensureServices(db);
  const now = Date.now();
  return inTransaction(db, () => {
    const ids = insertMembers(db, members, now);
    const filled = { agents: ids.slice(0, AGENTS), employees: ids.slice(AGENTS) };
    insertRequests(db, filled, requests, now);
    return filled;
  });
}

function insertMembers(db: Database, count: number, now: number): string[] {
  const people = db.$client
    .prepare<[number], { objectId: string; displayName: string; workEmail: string }>(
      `SELECT object_id AS objectId, display_name AS displayName, work_email AS workEmail FROM people
        WHERE in_scope = 1 AND status = 'Active' ORDER BY object_id LIMIT ?`,
    )
    .all(count);
  const insert = db.$client.prepare(
    `INSERT INTO members (id, email, display_name, role, tenant_id, object_id, created_at)
     SELECT ?, ?, ?, ?, tenant_id, ?, ? FROM connections`,
  );
  return people.map(({ objectId, displayName, workEmail }, at) => {
    const id = randomUUID();
    insert.run(id, workEmail, displayName, at < AGENTS ? "agent" : "employee", objectId, now);
    return id;
  });
}

function insertRequests(db: Database, { agents, employees }: Filled, count: number, now: number): void {
  const services = db.$client.prepare<[], string>("SELECT key FROM services ORDER BY position").pluck().all();
  const insert = db.$client.prepare(
    `INSERT INTO requests (id, number, title, service_key, requester_id, assignee_id, status, created_at, updated_at, resolved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const write = db.$client.prepare(
    "INSERT INTO timeline_entries (request_id, kind, actor_id, body, data, at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  for (let n = 1; n <= count; n += 1) {
    const id = randomUUID();
    const requester = employees[(n * 7) % employees.length];
    const agent = agents[n % agents.length];
    const status = n % 10 === 0 ? OPEN[(n / 10) % OPEN.length] : "Resolved";
    const at = now - Math.floor(((count - n) / count) * 365 * DAY_MS) - DAY_MS;
    const title = `${ASKS[n % ASKS.length]} ${WORDS[Math.floor(n / 7) % WORDS.length]} ${n % 97}`;
    const isNew = status === "New";
    const end = status === "Resolved" ? at + 3_600_000 : null;
    const service = services[n % services.length];
    insert.run(id, n, title, service, requester, isNew ? null : agent, status, at, end ?? at, end);
    write.run(id, "message", requester, `Please have a look: ${title}.`, '{"isOpening":true}', at);
    if (isNew) continue;
    write.run(id, "message", agent, "I am on it. **Which** one is it?", null, at + 60_000);
    write.run(id, "message", requester, "The one on the second floor.", null, at + 120_000);
  }
}
