import type { Page } from "@playwright/test";
import { connectTenant } from "./connect.ts";
import { changeDatabase, fileRequest, objectIdOf, readDatabase } from "./desk-database.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import {
  choose,
  expectVerified,
  newestRun,
  openForm,
  openRequest,
  submit,
  timelineLine,
} from "./side-panel.ts";
import type { Desk } from "./start-desk.ts";
import { editTenant, readUser, upnOf, watchEffects } from "./tenant.ts";

test.use({ deskName: "endings", deskSettings: SMALL_TENANT });
test.describe.configure({ mode: "serial" });

const IKRAM = "Ikram Benali";
const KWAME = "Kwame Mensah";
const FAIR = "Fair Stand";
const ADD = "Add user to group";
const DAY_MS = 24 * 60 * 60_000;

let request = 0;
let fair = "";

type Ending = { state: string; endsAt: number };
const endings = (desk: Desk) =>
  readDatabase<Ending>(desk, "SELECT state, ends_at AS endsAt FROM access_endings ORDER BY created_at, id");

const isIn = async (desk: Desk, group: string) =>
  (await readUser(desk, upnOf(IKRAM))).memberOf.includes(group);

async function openAsKwame(page: Page, desk: Desk): Promise<void> {
  await signInAs(page, desk, KWAME);
  await openRequest(page, desk, request);
}

async function giveFor(page: Page, term: string): Promise<void> {
  await page.getByRole("combobox", { name: "For how long" }).click();
  await page.getByRole("option", { name: term, exact: true }).click();
  await expect(page.getByText("Ends by itself on")).toBeVisible();
}

const panelGroup = (page: Page, group: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("link", { name: group, exact: true }) });

/** The day comes: as if the time until then had passed. */
function letTheDayCome(desk: Desk): number {
  const due = Date.now() - 1_000;
  return changeDatabase(
    desk,
    "UPDATE access_endings SET ends_at = ?, next_try_at = ?, remind_at = NULL WHERE state = 'Waiting'",
    due,
    due,
  );
}

test("the tenant is connected and Ikram has asked", async ({ page, desk }) => {
  const { created } = await editTenant(desk, [{ op: "create-group", displayName: FAIR }]);
  fair = created[0] ?? "";
  await connectTenant(page, desk);
  request = fileRequest(desk, IKRAM, "Help at the fair");
});

test("a membership for seven days says until when, in the panel, on the timeline and on the person", async ({
  page,
  desk,
  look,
}) => {
  await openAsKwame(page, desk);
  const form = await openForm(page, ADD);
  await choose(form, "Group", FAIR);
  await giveFor(page, "7 days");
  await look(page, "request-add-for-days", { isPhone: false });
  await submit(form, "Add to group");
  await expect(newestRun(page)).toContainText("Added");
  await expect(newestRun(page)).toContainText("until");
  await expect(panelGroup(page, FAIR)).toContainText("until");
  await expectVerified(page);
  await expect(timelineLine(page, `${KWAME} added ${IKRAM} to ${FAIR}`)).toContainText("until");
  await look(page, "request-added-for-days", { isPhone: false });
  expect(await isIn(desk, fair)).toBe(true);
  const [ending] = endings(desk);
  expect(ending?.state).toBe("Waiting");
  const days = ((ending?.endsAt ?? 0) - Date.now()) / DAY_MS;
  expect(days).toBeGreaterThan(7);
  expect(days).toBeLessThan(8.1);
  await page.goto(`${desk.url}/people/${objectIdOf(desk, IKRAM)}`);
  await expect(panelGroup(page, FAIR).first()).toContainText("until");
  await look(page, "person-until");
});

test("it is extended where it stands, and still ends", async ({ page, desk }) => {
  const effects = await watchEffects(desk);
  await openAsKwame(page, desk);
  await page.getByRole("button", { name: `Extend ${FAIR}` }).click();
  const form = page.getByRole("form", { name: ADD });
  await giveFor(page, "30 days");
  await submit(form, "Add to group");
  await expect(newestRun(page)).toContainText("It ends on");
  await expect.poll(() => endings(desk).map(({ state }) => state)).toEqual(["Waiting"]);
  expect(((endings(desk)[0]?.endsAt ?? 0) - Date.now()) / DAY_MS).toBeGreaterThan(30);
  expect(await effects()).toEqual([]);
  expect(await isIn(desk, fair)).toBe(true);
});

test("it is announced before, ends by itself on its day, once, and the requester reads it", async ({
  page,
  desk,
}) => {
  const effects = await watchEffects(desk);
  changeDatabase(desk, "UPDATE access_endings SET remind_at = ?, next_try_at = ends_at", Date.now() - 1_000);
  await openAsKwame(page, desk);
  await expect(async () => {
    await page.reload();
    await expect(timelineLine(page, `Access to ${FAIR} ends in`)).toHaveCount(1, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  expect(letTheDayCome(desk)).toBe(1);
  await expect.poll(() => isIn(desk, fair), { timeout: 30_000 }).toBe(false);
  await expect.poll(() => endings(desk)[0]?.state).toBe("Completed");
  await page.reload();
  await expect(timelineLine(page, `removed ${IKRAM} from ${FAIR} on its last day`)).toHaveCount(1);
  await expect(panelGroup(page, FAIR)).toHaveCount(0);
  expect(await effects()).toEqual([
    { what: "remove member", objectId: fair, details: objectIdOf(desk, IKRAM) },
  ]);
  await signInAs(page, desk, IKRAM);
  await page.goto(`${desk.url}/portal/requests/${request}`);
  await expect(timelineLine(page, `removed you from ${FAIR} on its last day`)).toHaveCount(1);
  await expect(timelineLine(page, `Access to ${FAIR} ends in`)).not.toContainText("Extend");
});

test("given until a date and ended before it, nothing is left to end", async ({ page, desk }) => {
  await openAsKwame(page, desk);
  const form = await openForm(page, ADD);
  await choose(form, "Group", FAIR);
  await form.getByRole("combobox", { name: "For how long" }).click();
  await page.getByRole("option", { name: "Until a date" }).click();
  await submit(form, "Add to group");
  await expect(form.getByText("Choose a day that is still to come.")).toBeVisible();
  const day = new Date(Date.now() + 40 * DAY_MS).toISOString().slice(0, 10);
  await form.getByLabel("Last day").fill(day);
  await submit(form, "Add to group");
  await expect(panelGroup(page, FAIR)).toContainText("until");
  await page.getByRole("button", { name: `End now: ${FAIR}` }).click();
  await submit(page.getByRole("form", { name: "Remove user from group" }), "Remove from group");
  await expect(newestRun(page)).toContainText("Removed");
  expect(await isIn(desk, fair)).toBe(false);
  expect(endings(desk).map(({ state }) => state)).toEqual(["Completed", "Cancelled"]);
});
