import type { Browser, Locator, Page } from "@playwright/test";
import { connectTenant } from "./connect.ts";
import { changeDatabase, fileRequest, objectIdOf, readDatabase } from "./desk-database.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import {
  actionRow,
  choose,
  expectVerified,
  newestApproval,
  newestRun,
  openForm,
  openRequest,
  timelineLine,
} from "./side-panel.ts";
import type { Desk } from "./start-desk.ts";
import { editTenant, readUser, upnOf, watchEffects } from "./tenant.ts";

test.use({ deskName: "approvals", deskSettings: SMALL_TENANT });
test.describe.configure({ mode: "serial" });

const IKRAM = "Ikram Benali";
const HANNAH = "Hannah Lindqvist";
const KWAME = "Kwame Mensah";
const NOOR = "Noor Haidari";
const PARTING = "Oskar Parting";
/** Words that staff never see. */
const GRAPH_WORDS = /Graph|UPN|object id|\.All\b|permission|tenant id/i;

let request = 0;
const groups: Record<string, string> = {};

const askButton = (form: Locator) => form.getByRole("button", { name: "Ask for approval" });

async function select(form: Locator, field: string, option: string): Promise<void> {
  await form.getByRole("combobox", { name: field }).click();
  await form.page().getByRole("option", { name: option, exact: true }).click();
}

async function addRule(
  page: Page,
  action: string,
  who: string,
  named: readonly string[] = [],
): Promise<void> {
  await page.getByRole("button", { name: "Add rule" }).click();
  const form = page.getByRole("form", { name: "New rule" });
  await select(form, "Action", action);
  await select(form, "Who approves", who);
  for (const name of named) await choose(form, "People who approve", name);
  await form.getByRole("button", { name: "Add rule" }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole("row", { name: new RegExp(`^${action}`) })).toBeVisible();
}

/** Kwame, or another agent, asks for it on the request's page; gives the approval's id. */
async function ask(
  page: Page,
  desk: Desk,
  action: string,
  { group, persona = KWAME }: { group?: string; persona?: string } = {},
): Promise<string> {
  await signInAs(page, desk, persona);
  await openRequest(page, desk, request);
  const form = await openForm(page, action);
  if (group !== undefined) await choose(form, "Group", group);
  await askButton(form).click();
  await expect(newestApproval(page)).toContainText("Needs approval");
  return (await newestApproval(page).getAttribute("data-approval")) ?? "";
}

const stateOf = (desk: Desk, id: string) =>
  readDatabase<{ state: string }>(desk, "SELECT state FROM approvals WHERE id = ?", id)[0]?.state;

async function openAsApprover(page: Page, desk: Desk, persona: string, id: string): Promise<void> {
  await signInAs(page, desk, persona);
  await page.goto(`${desk.url}/approvals/${id}`);
  await expect(page.getByRole("form", { name: "Your decision" })).toBeVisible();
}

async function expectReadOnly(page: Page, words: string): Promise<void> {
  await expect(page.getByText(words).first()).toBeVisible();
  await expect(page.getByRole("form", { name: "Your decision" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
}

/** What the requester reads on their own page, and that none of it is for agents only. */
async function expectPortalSays(page: Page, desk: Desk, words: string): Promise<void> {
  await signInAs(page, desk, IKRAM);
  await page.goto(`${desk.url}/portal/requests/${request}`);
  await expect(timelineLine(page, words).first()).toBeVisible();
  expect(await page.getByRole("main").innerText()).not.toMatch(GRAPH_WORDS);
}

async function openContext(browser: Browser, desk: Desk, persona: string, id: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await openAsApprover(page, desk, persona, id);
  return page;
}

test("an admin makes the rules in Settings", async ({ page, desk, look }) => {
  test.slow();
  const { created } = await editTenant(desk, [
    { op: "create-group", displayName: "Label Printers" },
    { op: "create-group", displayName: "Label Cutters" },
    { op: "add-member", group: "Packaging Studio", member: upnOf(IKRAM) },
    { op: "create-user", userPrincipalName: upnOf(PARTING), displayName: PARTING },
  ]);
  Object.assign(groups, { printers: created[0], cutters: created[1] });
  for (const persona of [HANNAH, KWAME, IKRAM]) await signInAs(page, desk, persona);
  await connectTenant(page, desk, ["Reset passwords", "Delete and restore users"]);
  await page.goto(`${desk.url}/settings/approval-rules`);
  await expect(page.getByRole("row", { name: /^Delete user/ })).toContainText("admin");
  await addRule(page, "Add user to group", "The manager of the person");
  await addRule(page, "Block sign-in", "The manager of the person");
  await addRule(page, "Reset password", "The manager of the person");
  await addRule(page, "Remove user from group", "The owner of the group");
  await addRule(page, "Revoke user sessions", "Named people", [HANNAH, NOOR]);
  await look(page, "approval-rules");
  request = fileRequest(desk, IKRAM, "New labels for Lyon");
});

test("the agent asks, the manager approves on a phone, it runs once and is verified", async ({
  page,
  desk,
  look,
}) => {
  const effects = await watchEffects(desk);
  await signInAs(page, desk, KWAME);
  await openRequest(page, desk, request);
  await expect(actionRow(page, "Add user to group")).toContainText("Needs approval");
  const form = await openForm(page, "Add user to group");
  await choose(form, "Group", "Label Printers");
  await form.getByLabel("Why").fill("She prints the labels of Lyon from Monday on.");
  await expect(form.getByText(`from ${HANNAH}, manager of ${IKRAM}`)).toBeVisible();
  await look(page, "request-ask-for-approval", { isPhone: false });
  await askButton(form).click();
  const approval = newestApproval(page);
  await expect(approval).toContainText(`Waiting for ${HANNAH}, manager of ${IKRAM}`);
  await look(page, "request-needs-approval", { isPhone: false });
  const id = (await approval.getAttribute("data-approval")) ?? "";
  await expectPortalSays(page, desk, `Waiting for ${HANNAH}, manager of ${IKRAM}, to approve`);
  await page.goto(`${desk.url}/approvals/${id}`);
  await expect(page.getByText("New labels for Lyon")).toHaveCount(0);
  await expect(page.getByText("There is nothing here")).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, desk, HANNAH);
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Approvals 1" }).click();
  const waiting = page.getByRole("list", { name: "Waiting for you" }).getByRole("link");
  await expect(waiting).toHaveCount(1);
  await look(page, "approvals-phone", { isPhone: false });
  await waiting.click();
  await expect(page.getByText("She prints the labels of Lyon from Monday on.")).toBeVisible();
  await expect(page.getByText("Approving does this in Entra at once.")).toBeVisible();
  await look(page, "approval-phone", { isPhone: false });
  // Opening, prefetching and forwarding the page decides nothing.
  for (const query of ["", "?decision=Approved", "?_rsc=1"])
    await page.request.get(`${desk.url}/approvals/${id}${query}`, { headers: { purpose: "prefetch" } });
  expect(stateOf(desk, id)).toBe("Pending");
  expect(await effects()).toEqual([]);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Approved by you")).toBeVisible();
  await look(page, "approval-decided-phone", { isPhone: false });
  expect(await effects()).toEqual([
    { what: "add member", objectId: groups["printers"], details: objectIdOf(desk, IKRAM) },
  ]);

  await page.setViewportSize({ width: 1440, height: 900 });
  await signInAs(page, desk, KWAME);
  await openRequest(page, desk, request);
  await expect(newestRun(page)).toContainText("Added");
  await expectVerified(page);
  await expect(timelineLine(page, `Approved by ${HANNAH}`)).toHaveCount(1);
  await expect(timelineLine(page, `${KWAME} added ${IKRAM} to Label Printers`)).toHaveCount(1);
  await expectPortalSays(page, desk, `${HANNAH} approved: Add ${IKRAM} to Label Printers`);
});

test("the owner of a group rejects with a reason; nothing changes and everybody reads why", async ({
  page,
  desk,
}) => {
  const effects = await watchEffects(desk);
  const id = await ask(page, desk, "Remove user from group", { group: "Packaging Studio" });
  await expect(newestApproval(page)).toContainText(`Waiting for ${HANNAH}, owner of Packaging Studio`);
  await openAsApprover(page, desk, HANNAH, id);
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByLabel("Why you reject it")).toBeFocused();
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByText("Say why you reject it.")).toBeVisible();
  expect(stateOf(desk, id)).toBe("Pending");
  await page.getByLabel("Why you reject it").fill("She still draws for the Studio.");
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByText("Rejected by you")).toBeVisible();
  await signInAs(page, desk, KWAME);
  await openRequest(page, desk, request);
  await expect(timelineLine(page, `Rejected by ${HANNAH}`)).toContainText("She still draws for the Studio.");
  await expectPortalSays(page, desk, `${HANNAH} rejected:`);
  expect(await effects()).toEqual([]);
});

test("what nobody decides in time expires; it can be asked again, reminded of and withdrawn", async ({
  page,
  desk,
}) => {
  const effects = await watchEffects(desk);
  const id = await ask(page, desk, "Add user to group", { group: "Label Cutters" });
  changeDatabase(desk, "UPDATE approvals SET expires_at = ? WHERE id = ?", Date.now() - 1_000, id);
  await expect.poll(() => stateOf(desk, id), { timeout: 15_000 }).toBe("Expired");
  await signInAs(page, desk, HANNAH);
  await page.goto(`${desk.url}/approvals/${id}`);
  await expectReadOnly(page, "Expired: nobody decided in time");
  await expectPortalSays(page, desk, "Nobody approved in time");

  const again = await ask(page, desk, "Add user to group", { group: "Label Cutters" });
  expect(again).not.toBe(id);
  await expect(timelineLine(page, "Expired: nobody decided in time")).toHaveCount(1);
  expect(await ask(page, desk, "Add user to group", { group: "Label Cutters", persona: NOOR })).toBe(again);
  await expect(page.getByRole("list", { name: "Approvals" }).getByRole("listitem")).toHaveCount(1);
  await newestApproval(page).getByRole("button", { name: "Remind" }).click();
  await expect(newestApproval(page)).toContainText("reminded");
  await newestApproval(page).getByRole("button", { name: "Remind" }).click();
  await expect(newestApproval(page).getByRole("alert")).toContainText("less than an hour ago");
  await signInAs(page, desk, KWAME);
  await openRequest(page, desk, request);
  await newestApproval(page).getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByRole("list", { name: "Approvals" })).toHaveCount(0);
  expect(stateOf(desk, again)).toBe("Cancelled");
  await page.reload();
  await expect(timelineLine(page, "Withdrawn by you")).toHaveCount(1);
  await signInAs(page, desk, HANNAH);
  await page.goto(`${desk.url}/approvals/${again}`);
  await expectReadOnly(page, `Withdrawn by ${KWAME}`);
  expect(await effects()).toEqual([]);
});

test("of two who decide at once the second is told, and it runs once", async ({ page, desk, browser }) => {
  const effects = await watchEffects(desk);
  const id = await ask(page, desk, "Revoke user sessions");
  await expect(newestApproval(page)).toContainText("One of");
  await page.goto(`${desk.url}/approvals/${id}`);
  await expectReadOnly(page, "Waiting for One of");
  const hannah = await openContext(browser, desk, HANNAH, id);
  const noor = await openContext(browser, desk, NOOR, id);
  await hannah.getByRole("button", { name: "Approve" }).click();
  await expect(hannah.getByText("Approved by you")).toBeVisible();
  await noor.getByRole("button", { name: "Approve" }).click();
  await expect(noor.getByText("This is approved already. Nothing was changed.").first()).toBeVisible();
  await expect(noor.getByText(`Approved by ${HANNAH}`)).toBeVisible();
  await Promise.all([hannah.context().close(), noor.context().close()]);
  expect(await effects()).toEqual([
    expect.objectContaining({ what: "revoke sessions", objectId: objectIdOf(desk, IKRAM) }),
  ]);
});

test("nobody approves what they ask for: an approver who asks is left out and reads along", async ({
  page,
  desk,
}) => {
  const id = await ask(page, desk, "Revoke user sessions", { persona: NOOR });
  await expect(newestApproval(page)).toContainText(`Waiting for ${HANNAH}, named in the approval rule`);
  await page.goto(`${desk.url}/approvals/${id}`);
  await expectReadOnly(page, `Waiting for ${HANNAH}`);
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("Withdrawn by you")).toBeVisible();
});

test("an agent asks a question of their own; the answer is read, and nothing runs", async ({
  page,
  desk,
  look,
}) => {
  const effects = await watchEffects(desk);
  await signInAs(page, desk, KWAME);
  await openRequest(page, desk, request);
  await page.getByRole("tab", { name: "Ask for approval" }).click();
  await look(page, "request-ask-question", { isPhone: false });
  await page.getByLabel("What is to be approved").fill("A second label printer for 240 €");
  await page.getByRole("tabpanel").getByRole("button", { name: "Ask for approval" }).click();
  await expect(timelineLine(page, "A second label printer for 240 €")).toContainText(`Asked ${HANNAH}`);
  await signInAs(page, desk, HANNAH);
  await page.goto(`${desk.url}/approvals`);
  await page.waitForURL(/approvals\/.+/);
  await expect(page.getByText("Nothing runs by itself")).toBeVisible();
  await look(page, "approval-question");
  await page.getByLabel(/^Note to/).fill("Out of my budget.");
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Approved by you")).toBeVisible();
  await expectPortalSays(page, desk, `${HANNAH} approved: A second label printer for 240 €`);
  expect(await effects()).toEqual([]);
});

test("deleting takes the person's name and a second person, an admin", async ({ page, desk }) => {
  const effects = await watchEffects(desk);
  const id = objectIdOf(desk, PARTING);
  const number = fileRequest(desk, PARTING, "My last day");
  await signInAs(page, desk, KWAME);
  await openRequest(page, desk, number);
  await askButton(await openForm(page, "Delete user")).click();
  const dialog = page.getByRole("alertdialog");
  const send = dialog.getByRole("button", { name: "Ask for approval" });
  await dialog.getByRole("textbox").fill("Oskar");
  await expect(send).toHaveAttribute("aria-disabled", "true");
  await dialog.getByRole("textbox").fill(PARTING);
  await send.click();
  await expect(newestApproval(page)).toContainText(`Waiting for ${NOOR}, admin of Gatehouse`);
  const approval = (await newestApproval(page).getAttribute("data-approval")) ?? "";
  expect((await readUser(desk, id)).deletedAt).toBeNull();
  await openAsApprover(page, desk, NOOR, approval);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Approved by you")).toBeVisible();
  expect((await readUser(desk, id)).deletedAt).not.toBeNull();
  expect(await effects()).toEqual([expect.objectContaining({ what: "delete user", objectId: id })]);
});

test("an approved password waits for the agent who asked, and is shown to them once", async ({
  page,
  desk,
}) => {
  const effects = await watchEffects(desk);
  const id = await ask(page, desk, "Reset password");
  await openAsApprover(page, desk, HANNAH, id);
  await expect(
    page.getByText(`Once approved, ${KWAME} can start it and sees the temporary password.`),
  ).toBeVisible();
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Approved by you")).toBeVisible();
  expect(await effects()).toEqual([]);
  await signInAs(page, desk, NOOR);
  await openRequest(page, desk, request);
  await expect(newestApproval(page)).toContainText(`${KWAME} has to start it.`);
  await signInAs(page, desk, KWAME);
  await openRequest(page, desk, request);
  await newestApproval(page).getByRole("button", { name: "Reset password" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Show password" }).click();
  const shown = page.getByRole("alertdialog");
  await expect(shown.getByText("Temporary password: ")).toBeVisible();
  await shown.getByLabel("I’ve passed it on by phone or in person").click();
  await shown.getByRole("button", { name: "Done" }).click();
  await expect(newestRun(page)).toContainText(`${KWAME} looked at the temporary password`);
  await expect(page.getByRole("button", { name: "Show password" })).toHaveCount(0);
  expect(await effects()).toEqual([
    expect.objectContaining({ what: "update user", objectId: objectIdOf(desk, IKRAM) }),
  ]);
});
