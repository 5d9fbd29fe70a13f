import type { Page } from "@playwright/test";
import { connectTenant } from "./connect.ts";
import { fileRequest, objectIdOf, readDatabase } from "./desk-database.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import {
  actionRow,
  choose,
  expectVerified,
  newestApproval,
  newestRun,
  openForm,
  openPersonPanel,
  openRequest,
} from "./side-panel.ts";
import type { Desk } from "./start-desk.ts";
import { editTenant, readUser, upnOf, watchEffects } from "./tenant.ts";

test.use({ deskName: "protection", deskSettings: SMALL_TENANT });
test.describe.configure({ mode: "serial" });

const KWAME = "Kwame Mensah";
const NOOR = "Noor Haidari";
const PETRA = "Petra Payroll";
const ROLE_HOLDER = "Astrid Holm";
const LEAVERS = ["Leaver One", "Leaver Two", "Leaver Three", "Leaver Four", "Leaver Five", "Leaver Six"];
const LIST = "Protected accounts";

/** The other admin, with a local account: signed in all along in a window of their own. */
let robin: Page | null = null;

async function openProtection(page: Page, desk: Desk): Promise<void> {
  await page.goto(`${desk.url}/settings/protection`);
  await expect(page.getByRole("region", { name: LIST })).toBeVisible();
}

async function openAsRobin(desk: Desk): Promise<Page> {
  if (robin === null) throw new Error("Robin has not set the workspace up.");
  await openProtection(robin, desk);
  return robin;
}

async function openPerson(page: Page, desk: Desk, persona: string, name: string): Promise<void> {
  await signInAs(page, desk, persona);
  await openPersonPanel(page, desk, objectIdOf(desk, name));
}

/** Deletes on the person's page, with the name typed in. */
async function deletePerson(page: Page, desk: Desk, name: string, button = "Delete user"): Promise<void> {
  await openPersonPanel(page, desk, objectIdOf(desk, name));
  const form = await openForm(page, "Delete user");
  await form.getByRole("button", { name: button }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox").fill(name);
  await dialog.getByRole("button", { name: button }).click();
}

test("two admins: one set the workspace up, one connects the tenant", async ({ page, desk, browser }) => {
  test.slow();
  await editTenant(
    desk,
    [PETRA, ...LEAVERS].map((name) => ({
      op: "create-user",
      userPrincipalName: upnOf(name),
      displayName: name,
    })),
  );
  robin = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await robin.goto(`${desk.url}/set-up`);
  await robin.getByLabel("Set-up code").fill(desk.setupCode);
  await robin.getByLabel("Your name").fill("Robin Admin");
  await robin.getByLabel("Email").fill("robin@calder.example");
  await robin.getByLabel("Password").fill("a long enough password");
  await robin.getByRole("button", { name: "Become the first admin" }).click();
  await robin.waitForURL(/\/requests/);
  await connectTenant(page, desk, ["Delete and restore users"]);
});

test("a protected person is refused with the reason; taking them off the list takes two admins", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, NOOR);
  await openProtection(page, desk);
  const list = page.getByRole("region", { name: LIST });
  await choose(list, "Person", PETRA);
  await list.getByLabel("Note").fill("Runs the payroll export");
  await list.getByRole("button", { name: "Protect" }).click();
  await expect(list.getByRole("table", { name: LIST })).toContainText("Runs the payroll export");
  await look(page, "protection");
  await openPerson(page, desk, KWAME, PETRA);
  await expect(page.getByText(`${PETRA} is on the list of protected accounts.`)).toBeVisible();
  await expect(actionRow(page, "Block sign-in").getByRole("button")).toHaveAttribute("aria-disabled", "true");

  await signInAs(page, desk, NOOR);
  await openProtection(page, desk);
  await list.getByRole("button", { name: `Remove ${PETRA}` }).click();
  const waiting = list.getByRole("list", { name: "Waiting for a second admin" });
  await expect(waiting).toContainText(`Remove ${PETRA} from the list`);
  await expect(waiting.getByRole("button", { name: "Confirm" })).toHaveCount(0);
  await openPerson(page, desk, KWAME, PETRA);
  await expect(actionRow(page, "Block sign-in").getByRole("button")).toHaveAttribute("aria-disabled", "true");
  const other = await openAsRobin(desk);
  await other.getByRole("button", { name: "Confirm" }).click();
  await expect(other.getByRole("table", { name: LIST })).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: "Run an action" }).click();
  await expect(actionRow(page, "Block sign-in").getByRole("button")).not.toHaveAttribute("aria-disabled");
});

test("privileged people: two admins allow it with a second person, one alone refuses it again", async ({
  page,
  desk,
}) => {
  const row = actionRow(page, "Revoke user sessions");
  const refused = `${ROLE_HOLDER} is privileged`;
  await openPerson(page, desk, KWAME, ROLE_HOLDER);
  await expect(page.getByText(refused).first()).toBeVisible();
  await signInAs(page, desk, NOOR);
  await openProtection(page, desk);
  await page.getByRole("button", { name: "Allow with a second person" }).click();
  await page.getByRole("button", { name: "Ask another admin" }).click();
  await expect(page.getByText("Allow actions with a second person")).toBeVisible();
  await openPerson(page, desk, KWAME, ROLE_HOLDER);
  await expect(page.getByText(refused).first()).toBeVisible();
  const other = await openAsRobin(desk);
  await other.getByRole("button", { name: "Confirm" }).click();
  await expect(other.getByText("Every action needs a second person to approve it")).toBeVisible();
  await openPersonPanel(page, desk, objectIdOf(desk, ROLE_HOLDER));
  await expect(row).toContainText("Needs approval");
  await signInAs(page, desk, NOOR);
  await openProtection(page, desk);
  await page.getByRole("button", { name: "Refuse them again" }).click();
  await expect(page.getByText("Every action is refused, whoever asks")).toBeVisible();
  await openPerson(page, desk, KWAME, ROLE_HOLDER);
  await expect(page.getByText(refused).first()).toBeVisible();
});

test("while all automation is paused what was approved waits, and resuming runs it", async ({
  page,
  desk,
  look,
}) => {
  const [first = ""] = LEAVERS;
  const id = objectIdOf(desk, first);
  const effects = await watchEffects(desk);
  const number = fileRequest(desk, first, "My last day");
  await signInAs(page, desk, KWAME);
  await openRequest(page, desk, number);
  const form = await openForm(page, "Delete user");
  await form.getByRole("button", { name: "Ask for approval" }).click();
  await page.getByRole("alertdialog").getByRole("textbox").fill(first);
  await page.getByRole("alertdialog").getByRole("button", { name: "Ask for approval" }).click();
  const approval = (await newestApproval(page).getAttribute("data-approval")) ?? "";

  await page.goto(`${desk.url}/automation`);
  await page.getByLabel("Reason").fill("Something looks wrong");
  await page.getByRole("button", { name: "Pause all automation" }).click();
  await expect(page.getByText(`Paused by ${KWAME}`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Resume" })).toHaveCount(0);
  await look(page, "automation-paused");

  const other = await openAsRobin(desk);
  await other.goto(`${desk.url}/approvals/${approval}`);
  await other.getByRole("button", { name: "Approve" }).click();
  await expect(other.getByText("Approved by you")).toBeVisible();
  await openRequest(page, desk, number);
  await expect(newestApproval(page)).toContainText(`${KWAME} has paused all automation.`);
  expect(await effects()).toEqual([]);
  expect((await readUser(desk, id)).deletedAt).toBeNull();

  await openProtection(other, desk);
  await other.getByRole("button", { name: "Resume" }).click();
  await expect(other.getByText("Running", { exact: true })).toBeVisible();
  await expect.poll(async () => (await readUser(desk, id)).deletedAt, { timeout: 20_000 }).not.toBeNull();
  expect(await effects()).toEqual([expect.objectContaining({ what: "delete user", objectId: id })]);
  await page.reload();
  await expect(newestRun(page)).toContainText("Deleted");
  await expectVerified(page);
});

test("the sixth deletion within an hour is refused until another admin releases it", async ({
  page,
  desk,
  look,
}) => {
  test.slow();
  const effects = await watchEffects(desk);
  const other = await openAsRobin(desk);
  await other.goto(`${desk.url}/settings/approval-rules`);
  await other.getByRole("button", { name: "Remove Delete user" }).click();
  await expect(other.getByText("No rules yet: every action runs at once")).toBeVisible();
  const [, ...rest] = LEAVERS;
  const last = rest.pop() ?? "";
  await signInAs(page, desk, KWAME);
  for (const name of rest) {
    await deletePerson(page, desk, name);
    await expect(newestRun(page)).toContainText("Deleted");
  }
  expect(await effects()).toHaveLength(4);
  await deletePerson(page, desk, last);
  await expect(
    page.getByText("The limit of 5 in one hour is reached for “Delete user”.").first(),
  ).toBeVisible();
  expect(await effects()).toEqual([]);
  expect(readDatabase(desk, "SELECT id FROM limit_pauses WHERE released_at IS NULL")).toHaveLength(1);

  await openProtection(other, desk);
  const pauses = other.getByRole("list", { name: "Limits that were reached" });
  await expect(pauses).toContainText(`${KWAME} is paused`);
  await look(other, "protection-limit", { isPhone: false });
  await pauses.getByRole("button", { name: "Release" }).click();
  await expect(pauses).toHaveCount(0);
  await deletePerson(page, desk, last);
  await expect(newestRun(page)).toContainText("Deleted");
  expect(await effects()).toHaveLength(1);
});

test.afterAll(async () => {
  await robin?.context().close();
});
