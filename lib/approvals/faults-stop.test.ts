import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actionRuns, connections } from "#db/schema/index.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import { ALL_PERMISSIONS } from "./testing/action-desk.ts";
import { fileDesk, findApp, newTarget, prepare } from "./testing/desk-bed.ts";
import { CLIENT_ID, CLIENT_SECRET, PracticeTenant } from "./testing/practice-tenant.ts";
import { bundleDeskChild, removeDeskChild, startDeskChild } from "./testing/run-desk-child.ts";
import { effectsOn, expectInvariants, stepsOf } from "./testing/run-invariants.ts";

const WORKER = fileURLToPath(new URL("../../worker/main.ts", import.meta.url));
const MOST_MS = 20_000;

let tenant: PracticeTenant;
beforeAll(async () => {
  [tenant] = await Promise.all([PracticeTenant.start(), bundleDeskChild()]);
  await tenant.grant([...ALL_PERMISSIONS, "User.DeleteRestore.All", "Group.ReadWrite.All"]);
}, 60_000);
afterAll(() => {
  removeDeskChild();
  tenant?.stop();
});

test("F56 a worker told to stop in the middle of a read-back ends it, lets go of the run and exits with 0", async () => {
  const add = ACTIONS["add-user-to-group"];
  const target = await newTarget(tenant, await findApp(tenant, "Figma"));
  const { desk, path, close } = fileDesk(tenant);
  await prepare(desk, add, target);
  const since = (await tenant.effects()).length;
  const end = { signal: "SIGKILL", point: "reply read" } as const;
  const wishes = [desk.wish(add, target)];
  await startDeskChild({ path, url: tenant.url, agentId: desk.agentId, wishes, end }).ended;
  desk.db
    .update(actionRuns)
    .set({ leaseUntil: Date.now() - 1 })
    .run();
  desk.db
    .update(connections)
    .set({ clientId: CLIENT_ID, nextSyncAt: Date.now() + 4 * 60_000 })
    .run();
  const match = { method: "GET", path: `${target.person}/memberOf` };
  await tenant.fault({ match, phase: "after-effect", effect: { delayMs: 1_500 } });

  const worker = spawn(process.execPath, ["--conditions=react-server", WORKER], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      GATEHOUSE_DATA_DIR: dirname(path),
      GATEHOUSE_PRACTICE_TENANT: "on",
      SANDBOX_PORT: new URL(tenant.url).port,
      ENTRA_CLIENT_ID: CLIENT_ID,
      ENTRA_CLIENT_SECRET: CLIENT_SECRET,
    },
  });
  const ended = new Promise((resolve) => worker.once("exit", (code, signal) => resolve(signal ?? code)));
  await tenant.untilFaultHit();
  const told = Date.now();
  worker.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(Date.now() - told).toBeLessThan(MOST_MS);

  const [run] = desk.runs();
  expect(run).toMatchObject({ state: "verified", leaseUntil: null });
  expect(run && stepsOf(desk, run)).toEqual(["intent", "sent", "unknown", "verified"]);
  await expectInvariants(desk, target, await effectsOn(desk, target, since));
  close();
}, 60_000);
