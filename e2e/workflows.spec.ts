import type { Page } from "@playwright/test";
import { changeDatabase, objectIdOf, readDatabase } from "./desk-database.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import { connectDesk } from "./ready-desk.ts";
import type { Desk } from "./start-desk.ts";
import { readUser, upnOf, watchEffects } from "./tenant.ts";

test.use({ deskName: "workflows", deskSettings: SMALL_TENANT });
test.describe.configure({ mode: "serial" });

const IKRAM = "Ikram Benali";
const HANNAH = "Hannah Lindqvist";
const NOOR = "Noor Haidari";
const KWAME = "Kwame Mensah";
const CHIDI = "Chidi Eze";
const DAY_MS = 24 * 60 * 60_000;
/** Two days ago: its hour has passed in every zone, and it is caught up. */
const RECENT = new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, 10);

type Run = { id: string; state: string };

/** Uses a template and publishes it as it is; ends on its builder. */
async function useTemplate(page: Page, desk: Desk, name: string): Promise<void> {
  await page.goto(`${desk.url}/workflows`);
  await page.getByRole("button", { name: new RegExp(`^Use template ?: ${name}$`) }).click();
  await page.getByRole("button", { name: /^Publish version/ }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published, version 1").first()).toBeVisible();
  await expect(page.getByText("Draft with changes")).toHaveCount(0);
}

/** The newest run of the workflow with this name, once it is in one of these states. */
async function runOf(desk: Desk, name: string, ...states: string[]): Promise<Run> {
  const query = `SELECT workflow_runs.id, workflow_runs.state FROM workflow_runs
    JOIN workflows ON workflows.id = workflow_runs.workflow_id
   WHERE workflows.name = ? ORDER BY workflow_runs.created_at DESC`;
  const read = () => readDatabase<Run>(desk, query, name)[0];
  await expect.poll(() => read()?.state, { timeout: 30_000 }).toMatch(new RegExp(`^(${states.join("|")})$`));
  const run = read();
  if (run === undefined) throw new Error(`${name} has no run.`);
  return run;
}

function groupId(desk: Desk, displayName: string): string {
  const query = "SELECT object_id AS id FROM groups WHERE display_name = ?";
  const [group] = readDatabase<{ id: string }>(desk, query, displayName);
  if (group === undefined) throw new Error(`There is no group ${displayName}.`);
  return group.id;
}

/** An app that Ikram has not, and that a group opens which Gatehouse can manage. */
function missingApp(desk: Desk): string {
  const [app] = readDatabase<{ name: string }>(
    desk,
    `SELECT apps.display_name AS name FROM assignments
       JOIN apps ON apps.id = assignments.app_id JOIN groups ON groups.id = assignments.principal_id
      WHERE groups.kind = 'Security' AND groups.in_scope = 1 AND groups.is_dynamic = 0 AND groups.is_on_premises = 0
        AND groups.is_role_assignable = 0 AND groups.is_management_restricted = 0 AND apps.is_enabled = 1
        AND apps.is_enterprise = 1 AND apps.id NOT IN (
          SELECT app_id FROM assignments JOIN people ON people.object_id = ?
           WHERE principal_id = people.id
              OR principal_id IN (SELECT group_id FROM memberships WHERE member_id = people.id))
      ORDER BY apps.sort_key LIMIT 1`,
    objectIdOf(desk, IKRAM),
  );
  if (app === undefined) throw new Error("Ikram has every app.");
  return app.name;
}

/** The manager approves what waits, on the approvals page. */
async function approveAs(page: Page, desk: Desk, persona: string): Promise<void> {
  await signInAs(page, desk, persona);
  await page.goto(`${desk.url}/approvals`);
  await page
    .getByRole("link", { name: new RegExp(IKRAM) })
    .first()
    .click();
  await page.getByRole("button", { name: /^Approve/ }).click();
  await expect(page.getByText(/You approved|Approved/).first()).toBeVisible();
}

async function openRun(page: Page, desk: Desk, run: Run): Promise<void> {
  await signInAs(page, desk, NOOR);
  await page.goto(`${desk.url}/workflows/runs/${run.id}`);
}

test("an access request: dry run, the manager approves, Entra assigns, and the requester follows it", async ({
  page,
  desk,
  look,
}) => {
  await connectDesk(page, desk);
  await signInAs(page, desk, NOOR);
  await page.goto(`${desk.url}/workflows`);
  await look(page, "workflows");
  await useTemplate(page, desk, "Access request");
  await look(page, "workflow");
  const effects = await watchEffects(desk);
  await signInAs(page, desk, IKRAM);
  const app = missingApp(desk);
  await page.goto(`${desk.url}/portal/new?service=app-access`);
  await page.getByRole("combobox", { name: /Application/ }).fill(app);
  await page.getByRole("option", { name: app, exact: true }).click();
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByRole("heading", { name: `Request app access: ${app}` })).toBeVisible();
  const waiting = await runOf(desk, "Access request", "Waiting");
  await page.reload();
  await expect(page.getByText(/It’s the turn of Hannah Lindqvist/).first()).toBeVisible();
  expect(await effects()).toEqual([]);

  await approveAs(page, desk, HANNAH);
  await runOf(desk, "Access request", "Completed");
  expect((await effects()).length).toBe(1);
  await openRun(page, desk, waiting);
  await expect(page.getByText("Verified").first()).toBeVisible({ timeout: 30_000 });
  await look(page, "workflow-run");
  await signInAs(page, desk, IKRAM);
  await page.goto(`${desk.url}/notifications`);
  await expect(page.getByText(`${app} is ready`)).toBeVisible();
});

/** Ikram asks for a group and Hannah approves, as its owner or as the manager; the membership is there. */
async function askForGroup(page: Page, desk: Desk, workflow: string, group: string): Promise<void> {
  await signInAs(page, desk, NOOR);
  await useTemplate(page, desk, workflow);
  await signInAs(page, desk, IKRAM);
  await page.goto(`${desk.url}/portal/new?service=group-membership`);
  await page.getByRole("combobox", { name: /Group/ }).fill(group);
  await page.getByRole("option", { name: group, exact: true }).click();
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByRole("heading", { name: new RegExp(group) })).toBeVisible();
  await runOf(desk, workflow, "Waiting");
  await approveAs(page, desk, HANNAH);
  await runOf(desk, workflow, "Completed");
  const { memberOf } = await readUser(desk, upnOf(IKRAM));
  expect(memberOf).toContain(groupId(desk, group));
}

test("a group request: its owner approves; the starter: the manager does", async ({ page, desk }) => {
  await askForGroup(page, desk, "Group membership request", "Packaging Studio");
  // Both start by the same service: the first one makes room.
  await signInAs(page, desk, NOOR);
  await page.goto(`${desk.url}/workflows`);
  await page.getByRole("link", { name: "Group membership request" }).first().click();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.getByRole("button", { name: "Pause workflow" }).click();
  await expect(page.getByText("Paused").first()).toBeVisible();
  await askForGroup(page, desk, "Manager approval, add to group, DM", "Prototype Vault – RW");
});

test("a lost device: sessions are revoked at once, an incident follows, and the requester is told", async ({
  page,
  desk,
}) => {
  await signInAs(page, desk, NOOR);
  await useTemplate(page, desk, "Session revoke on suspicious activity");
  const before = (await readUser(desk, upnOf(IKRAM))).signInSessionsValidFromDateTime;
  await signInAs(page, desk, IKRAM);
  await page.goto(`${desk.url}/portal/new?service=lost-device`);
  for (const [field, option] of [
    ["Device", "Laptop"],
    ["What happened", "Stolen"],
  ] as const) {
    await page.getByRole("combobox", { name: field }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  }
  await page.getByLabel("When you had it last").fill(RECENT);
  await page.getByRole("button", { name: "Submit request" }).click();
  await runOf(desk, "Session revoke on suspicious activity", "Completed");
  const after = (await readUser(desk, upnOf(IKRAM))).signInSessionsValidFromDateTime;
  expect(after).not.toBe(before);
  expect(
    readDatabase(desk, "SELECT 1 FROM requests WHERE title = ?", `Incident: lost device of ${IKRAM}`),
  ).toHaveLength(1);
});

test("an end date offboards: apps removed, what can't be is named, sign-in blocked, pickup asked for", async ({
  page,
  desk,
}) => {
  await signInAs(page, desk, NOOR);
  await useTemplate(page, desk, "Offboarding on end date");
  const effects = await watchEffects(desk);
  changeDatabase(
    desk,
    "UPDATE people SET employee_leave_date = ? WHERE object_id = ?",
    RECENT,
    objectIdOf(desk, IKRAM),
  );
  const run = await runOf(desk, "Offboarding on end date", "Completed", "Completed with errors");
  expect(run.state).toBe("Completed");
  const user = await readUser(desk, upnOf(IKRAM));
  expect(user.accountEnabled).toBe(false);
  const written = readDatabase<{ input: string; state: string }>(
    desk,
    `SELECT workflow_effects.input, workflow_effects.state FROM workflow_effects
       JOIN workflow_steps ON workflow_steps.id = workflow_effects.step_run_id
      WHERE workflow_steps.run_id = ? AND workflow_steps.step_id = 'remove-apps'`,
    run.id,
  );
  expect(written.length).toBeGreaterThan(0);
  expect(written.every(({ state }) => state === "Completed")).toBe(true);
  const left = written.map(({ input }) => /group:([0-9a-f-]+)/.exec(input)?.[1] ?? "");
  expect(user.memberOf.filter((id) => left.includes(id))).toEqual([]);
  // Sessions, each group that brought an app, and the account: nothing else.
  expect(await effects()).toHaveLength(2 + written.length);
  expect(
    readDatabase(desk, "SELECT 1 FROM requests WHERE title = ?", `Equipment pickup: ${IKRAM}`),
  ).toHaveLength(1);
  await openRun(page, desk, run);
  await expect(page.getByText("Block sign-in").first()).toBeVisible();
  await expect(page.getByText(/Assign applications directly|dynamic|rule/).first()).toBeVisible();
});

test("a start date onboards: baseline groups, and the manager is told", async ({ page, desk }) => {
  const id = groupId(desk, "Packaging Studio");
  changeDatabase(
    desk,
    `INSERT INTO app_bundles (id, department_key, department, groups, apps, version, updated_at, updated_by_name)
     VALUES (?, '', '', ?, '[]', 1, 0, 'Test')`,
    crypto.randomUUID(),
    JSON.stringify([{ objectId: id, displayName: "Packaging Studio" }]),
  );
  await signInAs(page, desk, NOOR);
  await useTemplate(page, desk, "Day-1 onboarding");
  changeDatabase(
    desk,
    "UPDATE people SET employee_hire_date = ? WHERE object_id = ?",
    RECENT,
    objectIdOf(desk, HANNAH),
  );
  await runOf(desk, "Day-1 onboarding", "Completed");
  expect((await readUser(desk, upnOf(HANNAH))).memberOf).toContain(id);
});

test("a failed step is tried again to success and taken back; over its limit a workflow waits for an admin", async ({
  page,
  desk,
}) => {
  const group = groupId(desk, "Packaging Studio");
  const hire = (name: string) =>
    changeDatabase(
      desk,
      "UPDATE people SET employee_hire_date = ? WHERE object_id = ?",
      RECENT,
      objectIdOf(desk, name),
    );
  changeDatabase(desk, "UPDATE groups SET is_dynamic = 1 WHERE object_id = ?", group);
  hire(KWAME);
  const run = await runOf(desk, "Day-1 onboarding", "Completed with errors");
  await openRun(page, desk, run);
  await expect(page.getByRole("link", { name: /By hand: Add to baseline groups/ })).toHaveCount(1);
  changeDatabase(desk, "UPDATE groups SET is_dynamic = 0 WHERE object_id = ?", group);
  await page.getByRole("button", { name: /^Retry/ }).click();
  await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  expect((await readUser(desk, upnOf(KWAME))).memberOf).toContain(group);
  await page.getByRole("button", { name: "Undo changes" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo changes" }).click();
  await expect(page.getByRole("list", { name: "What Undo did" })).toContainText("Removed Kwame Mensah");
  expect((await readUser(desk, upnOf(KWAME))).memberOf).not.toContain(group);

  changeDatabase(desk, "UPDATE workflows SET daily_limit = 1 WHERE name = 'Day-1 onboarding'");
  hire(CHIDI);
  await runOf(desk, "Day-1 onboarding", "Queued");
  await page.goto(`${desk.url}/workflows`);
  await page.getByRole("link", { name: "Day-1 onboarding" }).first().click();
  await expect(page.getByText(/more people are due than the limit allows/)).toBeVisible();
  await page.getByRole("button", { name: "Let them start" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Let them start" }).click();
  await runOf(desk, "Day-1 onboarding", "Completed");
  expect((await readUser(desk, upnOf(CHIDI))).memberOf).toContain(group);
});

/** A published workflow that is started by hand and waits a day three times. */
function threeWaits(desk: Desk): string {
  const id = crypto.randomUUID();
  const wait = (step: string) => ({
    id: step,
    onFailure: "stop",
    kind: "wait",
    until: { kind: "hours", hours: 24 },
  });
  const document = JSON.stringify({
    trigger: { kind: "manual" },
    conditions: { match: "all", list: [] },
    steps: ["one", "two", "three"].map(wait),
  });
  changeDatabase(
    desk,
    `INSERT INTO workflows (id, name, description, state, draft, published_version, trigger_kind, trigger_key,
       created_at, updated_at, updated_by_name) VALUES (?, 'Three waits', '', 'Published', ?, 1, 'manual', '', 0, 0, 'Test')`,
    id,
    document,
  );
  changeDatabase(
    desk,
    `INSERT INTO workflow_versions (workflow_id, version, name, document, published_at, published_by, published_by_name)
     VALUES (?, 1, 'Three waits', ?, 0, '', 'Test')`,
    id,
    document,
  );
  return id;
}

test("a step is skipped, one is handed over, and the run is cancelled, each with its reason and its audit row", async ({
  page,
  desk,
}) => {
  await signInAs(page, desk, NOOR);
  await page.goto(`${desk.url}/workflows/${threeWaits(desk)}`);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Start for a person" }).click();
  await page.getByRole("combobox", { name: "Person" }).fill(CHIDI);
  await page.getByRole("option", { name: new RegExp(CHIDI) }).click();
  await page.getByRole("button", { name: `Start for ${CHIDI}` }).click();
  await expect(page.getByRole("heading", { name: CHIDI })).toBeVisible();

  const decide = async (name: string, reason: string, confirm: string) => {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("textbox", { name: "Why" }).fill(reason);
    await page.getByRole("button", { name: confirm, exact: true }).last().click();
  };
  const step = (id: string) => page.locator(`[data-step="${id}"]`);
  await decide("Skip step", "Not needed for Chidi", "Skip step");
  await expect(step("one")).toContainText(`Skipped by ${NOOR}: Not needed for Chidi`);
  await decide("Hand over", "Reception does it", "Make a task");
  await expect(step("two")).toContainText(`Left to people by ${NOOR}: Reception does it`);
  await expect(step("two").getByRole("link", { name: /^REQ-\d+ By hand/ })).toBeVisible();
  await expect(step("three")).toContainText("Waiting", { timeout: 15_000 });
  await decide("Cancel run", "Chidi stays", "Cancel run");
  await expect(page.getByRole("status").filter({ hasText: "Cancelled" })).toBeVisible();
  await expect(step("three")).toContainText(`Cancelled by ${NOOR}: Chidi stays`);

  await page.goto(`${desk.url}/settings/audit-log?q=${encodeURIComponent(CHIDI)}`);
  for (const words of [
    "Left out a workflow step",
    "Left a workflow step to people",
    "Cancelled a workflow",
  ]) {
    const row = page.getByRole("row").filter({ hasText: words }).first();
    await expect(row).toContainText(NOOR);
    await expect(row).toContainText(CHIDI);
  }
});
