import type { Page } from "@playwright/test";
import { startStubModel } from "#lib/playbooks/testing/stub-model.ts";
import { connectTenant } from "./connect.ts";
import { readDatabase } from "./desk-database.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import type { Desk } from "./start-desk.ts";
import { editTenant } from "./tenant.ts";

test.use({ deskName: "it agent", deskSettings: SMALL_TENANT });
test.describe.configure({ mode: "serial" });

const IKRAM = "Ikram Benali";
const HANNAH = "Hannah Lindqvist";
const KWAME = "Kwame Mensah";
const NOOR = "Noor Haidari";

const card = (page: Page) => page.getByRole("region", { name: "IT Agent" });

/** Begins a playbook as a template; ends in its editor. */
async function begin(page: Page, desk: Desk, template: string): Promise<void> {
  await page.goto(`${desk.url}/playbooks`);
  await page.getByRole("button", { name: "New playbook" }).click();
  await page.getByRole("button", { name: `Use ${template}` }).click();
  await page.waitForURL(/\/playbooks\/[0-9a-f-]{36}/);
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("On", { exact: true })).toBeVisible();
}

/** Ikram writes to the desk; gives the request's number. */
async function write(page: Page, desk: Desk, title: string, details: string): Promise<number> {
  await signInAs(page, desk, IKRAM);
  await page.goto(`${desk.url}/portal/new?service=something-else`);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Details").fill(details);
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  const [row] = readDatabase<{ number: number }>(desk, "SELECT max(number) AS number FROM requests");
  return row?.number ?? 0;
}

/** Waits for the IT Agent's word on a request, as Kwame. */
async function openCard(page: Page, desk: Desk, number: number, state: string): Promise<void> {
  await signInAs(page, desk, KWAME);
  await expect(async () => {
    await page.goto(`${desk.url}/requests/${number}`);
    await expect(card(page).getByText(state, { exact: true }).first()).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 30_000 });
}

test("an admin looks at the templates, tries one and publishes four", async ({ page, desk, look }) => {
  test.slow();
  await editTenant(desk, [
    { op: "create-group", displayName: "Label Printers" },
    { op: "create-group", displayName: "Label Cutters" },
    // Ikram has no Confluence, and this is how she can get it.
    { op: "create-group", displayName: "Wiki Readers" },
    { op: "assign", app: "Confluence", principal: "Wiki Readers" },
  ]);
  for (const persona of [HANNAH, KWAME, IKRAM]) await signInAs(page, desk, persona);
  await connectTenant(page, desk, ["Reset passwords"]);
  await begin(page, desk, "Lost device");
  const console_ = page.getByRole("complementary", { name: "Test console" });
  await console_.getByRole("combobox", { name: "Ask as" }).fill("ikram");
  await page.getByRole("option", { name: /Ikram Benali/ }).click();
  await console_.getByRole("textbox", { name: "Message" }).fill("My boss lost her phone");
  await console_.getByRole("button", { name: "Try" }).click();
  await expect(console_.getByText(/stays silent, because of/)).toBeVisible();
  await console_
    .getByRole("textbox", { name: "Message" })
    .fill("I left my laptop on the train, it is stolen");
  await console_.getByRole("button", { name: "Try" }).click();
  await expect(console_.getByText("Revoke the sessions of Ikram Benali")).toBeVisible();
  await look(page, "playbook");
  await publish(page);
  for (const template of ["Reset my password", "Contractor end date"]) {
    await begin(page, desk, template);
    await publish(page);
  }
  await begin(page, desk, "App access");
  await page.getByRole("radio", { name: "With approval" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await publish(page);
  await page.goto(`${desk.url}/playbooks`);
  await expect(page.getByRole("list", { name: "Playbooks" }).getByRole("listitem")).toHaveCount(4);
  await look(page, "playbooks");
});

test("Automatic takes a saved conversation that passes", async ({ page, desk }) => {
  await signInAs(page, desk, NOOR);
  await begin(page, desk, "Group access for my team");
  await page.getByRole("radio", { name: "Automatic" }).click();
  await page.getByLabel("At most a day for one person").fill("1");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "Save", exact: true })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText(/Save at least one conversation/).first()).toBeVisible();
  const aside = page.getByRole("complementary", { name: "Test console" });
  await aside.getByRole("combobox", { name: "Ask as" }).fill("ikram");
  await page.getByRole("option", { name: /Ikram Benali/ }).click();
  await aside.getByRole("textbox", { name: "Message" }).fill("Please add me to Label Printers");
  await aside.getByRole("button", { name: "Try" }).click();
  await aside.getByRole("button", { name: "Save as a test" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "Save", exact: true })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await publish(page);
});

test("a lost device: the card says why, the click ends the sessions and opens an incident", async ({
  page,
  desk,
  look,
}) => {
  const number = await write(page, desk, "Train", "I lost my laptop on the train to Lyon");
  await openCard(page, desk, number, "Proposed");
  await expect(card(page)).toContainText("Matched “laptop”, “lost”");
  await look(page, "request-it-agent");
  await card(page).getByRole("button", { name: "Run" }).click();
  // Step by step, without reading the page again.
  await expect(card(page).locator("header").getByText("Completed", { exact: true })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText(/revoked all sessions of Ikram Benali/).first()).toBeVisible();
  await look(page, "request-it-agent-run");
  await card(page).getByRole("link", { name: "Open run" }).click();
  await expect(page.getByRole("heading", { name: IKRAM })).toBeVisible();
  await expect(page.getByRole("complementary", { name: "This run" })).toContainText("Lost device, version 1");
  await page.goto(`${desk.url}/requests/${number + 1}`);
  await expect(page.getByRole("heading", { name: "Incident: lost device of Ikram Benali" })).toBeVisible();
});

test("a forgotten password waits for the manager, whom no rule asks", async ({ page, desk }) => {
  const number = await write(page, desk, "Password", "I forgot my password, please reset it");
  await openCard(page, desk, number, "Proposed");
  await card(page).getByRole("button", { name: "Ask for approval" }).click();
  await expect(card(page).getByText("Waiting for approval")).toBeVisible();
  await expect(card(page)).toContainText(`${HANNAH}, manager of ${IKRAM}, is asked to approve`);
  const [waiting] = readDatabase<{ id: string }>(desk, "SELECT id FROM approvals WHERE state = 'Pending'");
  const id = waiting?.id ?? "";
  await signInAs(page, desk, HANNAH);
  await page.goto(`${desk.url}/approvals/${id}`);
  await page.getByRole("form", { name: "Your decision" }).getByRole("button", { name: "Approve" }).click();
  await expect
    .poll(
      () => readDatabase<{ state: string }>(desk, "SELECT state FROM approvals WHERE id = ?", id)[0]?.state,
    )
    .toBe("Approved");
});

test("what it is sure of asks the manager by itself, and their yes gives it", async ({ page, desk }) => {
  const number = await write(page, desk, "Design", "I need access to Confluence please");
  await openCard(page, desk, number, "Waiting for approval");
  await expect(card(page)).toContainText(`${HANNAH}, manager of ${IKRAM}, is asked to approve`);
  await expect(card(page)).toContainText("Asked for approval by itself");
  const [waiting] = readDatabase<{ id: string }>(
    desk,
    "SELECT id FROM approvals WHERE state = 'Pending' AND asked_by LIKE 'playbook:%'",
  );
  await signInAs(page, desk, HANNAH);
  await page.goto(`${desk.url}/approvals/${waiting?.id}`);
  await page.getByRole("form", { name: "Your decision" }).getByRole("button", { name: "Approve" }).click();
  await openCard(page, desk, number, "Completed");
});

test("what is missing is asked of the requester, and their answer fills it in", async ({ page, desk }) => {
  const number = await write(
    page,
    desk,
    "Leaving",
    "Our contractor Giulia Ferraro leaves, please set the end date",
  );
  await openCard(page, desk, number, "Asked the requester");
  await signInAs(page, desk, IKRAM);
  await page.goto(`${desk.url}/portal/requests/${number}`);
  await expect(page.getByText("Which day is the last one?").first()).toBeVisible();
  // What is typed before the page has come to life is not seen by it.
  await expect(async () => {
    await page.getByRole("textbox", { name: "Your reply" }).fill("It is 30 June 2027");
    await expect(page.getByRole("button", { name: "Send reply" })).toBeEnabled({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await page.getByRole("button", { name: "Send reply" }).click();
  await openCard(page, desk, number, "Proposed");
  await expect(card(page)).toContainText("2027-06-30");
  await card(page).getByRole("button", { name: "Run" }).click();
  await expect(card(page).locator("header").getByText("Completed", { exact: true })).toBeVisible({
    timeout: 30_000,
  });
});

test("it adds to a group by itself within its limit, and stops there", async ({ page, desk }) => {
  const first = await write(page, desk, "Labels", "Please add me to Label Printers");
  await openCard(page, desk, first, "Completed");
  await expect(card(page)).toContainText("Done by itself, within the playbook’s limits");
  await expect(page.getByText(/Added/).first()).toBeVisible();
  const second = await write(page, desk, "Cutters", "Please add me to Label Cutters");
  await openCard(page, desk, second, "Proposed");
  await card(page).getByRole("button", { name: "Run" }).click();
  await expect(card(page).getByRole("alert")).toContainText("limit of 1 a day");
});

test("with a model: what it chooses is proposed, never begun; stopped, nothing comes", async ({
  page,
  desk,
  look,
}) => {
  const stub = await startStubModel(({ user }) => {
    const playbook = /"playbook":"(p\d+)","name":"Lost device"/.exec(user)?.[1] ?? null;
    return JSON.stringify({ playbook, inputs: [] });
  });
  await signInAs(page, desk, NOOR);
  await page.goto(`${desk.url}/settings/it-agent`);
  await page.getByRole("radio", { name: "With a model" }).click();
  await page.getByLabel("Address").fill(stub.address);
  await page.getByRole("textbox", { name: "Model" }).fill("stub");
  await page.getByRole("button", { name: "Save" }).click();
  const rows = () =>
    readDatabase<{ value: string }>(desk, "SELECT value FROM settings WHERE key = 'agent.settings'");
  await expect.poll(() => rows()[0]?.value ?? "").toContain(stub.address);
  await look(page, "settings-it-agent");
  const number = await write(page, desk, "Bus", "The driver drove off with everything I work on");
  await openCard(page, desk, number, "Proposed");
  await expect(card(page)).toContainText("The model chose it.");
  await signInAs(page, desk, NOOR);
  await page.goto(`${desk.url}/settings/it-agent`);
  await page.getByRole("button", { name: "Stop the IT Agent" }).click();
  await expect(page.getByRole("button", { name: "Start the IT Agent" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Decisions" })).toContainText("by model");
  await stub.stop();
});
