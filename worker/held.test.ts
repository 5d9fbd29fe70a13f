import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { openDatabase } from "#db/client.ts";
import { jobs, members } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { auditOf } from "#lib/entra/connection/testing.ts";
import { writeSetting } from "#lib/entra/protection/data.ts";
import { HOLD_KEY, INSTANCE_KEY } from "#lib/instance/constants.ts";
import { findInstanceHold } from "#lib/instance/data.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { enqueueJob } from "#lib/platform/jobs/enqueue-job.ts";

const WORKER = fileURLToPath(new URL("main.ts", import.meta.url));

/** A data folder that says it belongs to another place, with work that waits. */
function copiedFolder() {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-held-"));
  writeFileSync(join(folder, "gatehouse.db"), testDatabase().$client.serialize());
  const db = openDatabase(join(folder, "gatehouse.db"));
  const row = { id: "noor", email: "noor@calder.example", displayName: "Noor Haidari" };
  db.insert(members)
    .values({ ...row, role: "admin", createdAt: 1 })
    .run();
  writeSetting(db, 1, INSTANCE_KEY, { id: "the original" });
  enqueueJob(db, systemClock, { kind: "sync", key: "sync", payload: { kind: "delta" } });
  return { folder, db };
}

test("a worker that finds itself in a copy takes no work until the copy is confirmed", async () => {
  const { folder, db } = copiedFolder();
  const worker = spawn(process.execPath, ["--conditions=react-server", WORKER], {
    stdio: ["ignore", "ignore", "ignore"],
    env: { ...process.env, GATEHOUSE_DATA_DIR: folder, GATEHOUSE_PRACTICE_TENANT: "off" },
  });
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  await expect.poll(() => findInstanceHold(db)?.reason, { timeout: 30_000 }).toBe("copied");
  await delay(2_000);
  expect(db.select().from(jobs).all()).toMatchObject([{ attempts: 0, leaseOwner: null }]);
  expect(auditOf(db)).toContain("instance.held: Held");
  writeSetting(db, 2, HOLD_KEY, null);
  await expect.poll(() => db.select().from(jobs).get()?.attempts !== 0, { timeout: 30_000 }).toBe(true);
  worker.kill("SIGTERM");
  expect(await ended).toBe(0);
}, 90_000);
