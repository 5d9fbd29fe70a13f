import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Database } from "#db/client.ts";
import { members } from "#db/schema/index.ts";
import { newId } from "#lib/platform/ids.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MachineKeyContext } from "./types.ts";

const ORIGIN = "https://desk.calder.example";
let db: Database;
let key: string;
let route: (request: Request) => Promise<Response>;
const served = vi.fn<(ctx: MachineKeyContext, body: string) => Response>();

beforeAll(async () => {
  vi.stubEnv("GATEHOUSE_DATA_DIR", mkdtempSync(join(tmpdir(), "gatehouse-key-route-")));
  vi.stubEnv("GATEHOUSE_PUBLIC_URL", ORIGIN);
  const { database } = await import("#db/database.ts");
  const { migrateDatabase } = await import("#db/migrate.ts");
  const { systemClock } = await import("#lib/platform/clock.ts");
  const { memberActor } = await import("#lib/platform/session.ts");
  const { keyRoute } = await import("./key-route.ts");
  const { makeMachineKey } = await import("./make-machine-key.ts");
  db = database();
  migrateDatabase(db);
  const named = {
    id: newId(),
    email: "noor@calder.example",
    displayName: "Noor Haidari",
    role: "admin",
  } as const;
  const admin = db
    .insert(members)
    .values({ ...named, createdAt: 1 })
    .returning()
    .get();
  const ctx = { db, clock: systemClock, actor: memberActor(admin, "") };
  key = makeMachineKey(ctx, { name: "Payroll", scope: "hris", days: 30 }).key;
  route = keyRoute({ name: "test", scope: "hris", maxBytes: 1024 }, served);
});
afterAll(() => {
  db.$client.close();
  vi.unstubAllEnvs();
});

const put = (body: string, headers: Record<string, string> = {}) => {
  const all = { host: "desk.calder.example", authorization: `Bearer ${key}`, ...headers };
  return route(new Request(`${ORIGIN}/api/hris/people`, { method: "PUT", body, headers: all }));
};

test("a good key reaches the door as that machine, with the body", async () => {
  served.mockImplementation((ctx, body) => Response.json({ by: ctx.actor.displayName, body }));
  expect(await (await put("Zoë")).json()).toEqual({ by: "Payroll", body: "Zoë" });
});

test("what is refused never reaches the door, and says how to do better", async () => {
  served.mockClear();
  const unknown = await put("x", { authorization: "Bearer nonsense" });
  expect(unknown.status).toBe(401);
  expect(unknown.headers.get("www-authenticate")).toBe("Bearer");
  expect((await put("x", { origin: "https://evil.example" })).status).toBe(403);
  expect((await put("x".repeat(1025))).status).toBe(413);
  expect(served).not.toHaveBeenCalled();
});

test("a refusal of the door keeps its sentence, a fault keeps it to itself", async () => {
  served.mockImplementation(() => {
    throw new DeskError("conflict", "Another file is read right now.");
  });
  const refused = await put("x");
  expect([refused.status, await refused.json()]).toMatchObject([
    409,
    { error: { message: "Another file is read right now." } },
  ]);
  served.mockImplementation(() => {
    throw new Error("SELECT secret FROM somewhere");
  });
  const failed = await put("x");
  expect(failed.status).toBe(500);
  expect(await failed.text()).not.toContain("SELECT");
});
