import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Database } from "#db/client.ts";
import { auditEntries, hrisPeople, members } from "#db/schema/index.ts";
import { newId } from "#lib/platform/ids.ts";

const ORIGIN = "https://desk.calder.example";
let db: Database;
let key: string;
let put: (request: Request) => Promise<Response>;

beforeAll(async () => {
  vi.stubEnv("GATEHOUSE_DATA_DIR", mkdtempSync(join(tmpdir(), "gatehouse-hris-door-")));
  vi.stubEnv("GATEHOUSE_PUBLIC_URL", ORIGIN);
  const { database } = await import("#db/database.ts");
  const { migrateDatabase } = await import("#db/migrate.ts");
  const { systemClock } = await import("#lib/platform/clock.ts");
  const { memberActor } = await import("#lib/platform/session.ts");
  const { makeMachineKey } = await import("#lib/access-keys/make-machine-key.ts");
  db = database();
  migrateDatabase(db);
  const noor = { email: "noor@calder.example", displayName: "Noor Haidari", role: "admin" } as const;
  const admin = db
    .insert(members)
    .values({ id: newId(), ...noor, createdAt: 1 })
    .returning()
    .get();
  const ctx = { db, clock: systemClock, actor: memberActor(admin, "") };
  key = makeMachineKey(ctx, { name: "Payroll", scope: "hris", days: 30 }).key;
  ({ PUT: put } = await import("../../app/api/hris/people/route.ts"));
});
afterAll(() => {
  db.$client.close();
  vi.unstubAllEnvs();
});

const send = (body: string) => {
  const headers = { host: "desk.calder.example", authorization: `Bearer ${key}` };
  return put(new Request(`${ORIGIN}/api/hris/people`, { method: "PUT", body, headers }));
};

test("people sent with a machine key are written in its name, and the same call again changes nothing", async () => {
  const people = [
    { email: "New.Hire@calder.example", startDate: "2026-12-01", department: "Lab" },
    { email: "other@calder.example", startDate: "soon" },
  ];
  const first = await send(JSON.stringify(people));
  expect(first.status).toBe(200);
  expect(first.headers.get("cache-control")).toBe("no-store");
  expect(await first.json()).toEqual({
    results: [
      { index: 0, person: "new.hire@calder.example", status: "created", errors: [], hints: [] },
      {
        index: 1,
        person: "other@calder.example",
        status: "refused",
        errors: ["“soon” is no date. Write it as 2026-12-01."],
        hints: [],
      },
    ],
  });
  const again = (await (await send(JSON.stringify(people))).json()) as { results: { status: string }[] };
  expect(again.results.map(({ status }) => status)).toEqual(["unchanged", "refused"]);
  expect(db.select().from(hrisPeople).all()).toMatchObject([{ source: "api", changedByName: "Payroll" }]);
  const sent = db
    .select()
    .from(auditEntries)
    .all()
    .filter(({ event }) => event === "hris.people-sent");
  expect(sent).toMatchObject([{ actorKind: "machine", actorName: "Payroll" }]);
});

test("a body that is no array, and one that is too large, are refused whole", async () => {
  expect((await send('{"email":"a@calder.example"}')).status).toBe(422);
  expect((await send(`["${"x".repeat(2 * 1024 * 1024)}"]`)).status).toBe(413);
});
