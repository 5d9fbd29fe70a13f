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

/** Begins a playbook as a template, or an empty one; ends in its editor. */
async function begin(page: Page, desk: Desk, template: string | null): Promise<void> {
  await page.goto(`${desk.url}/playbooks`);
  await page.getByRole("button", { name: "New playbook" }).click();
  const name = template === null ? "Begin an empty playbook" : `Use ${template}`;
  await page.getByRole("button", { name }).click();
  await page.waitForURL(/\/playbooks\/[0-9a-f-]{36}/);
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("On", { exact: true })).toBeVisible();
}

const aside = (page: Page) => page.getByRole("complementary", { name: "Test console" });

/** Tries a message as Ikram and keeps what comes of it as a test. */
async function saveConversation(page: Page, text: string): Promise<void> {
  await aside(page).getByRole("combobox", { name: "Ask as" }).fill("ikram");
  await page.getByRole("option", { name: /Ikram Benali/ }).click();
  await aside(page).getByRole("textbox", { name: "Message" }).fill(text);
  await aside(page).getByRole("button", { name: "Try" }).click();
  await aside(page).getByRole("button", { name: "Save as a test" }).click();
  await expect(aside(page).getByRole("heading", { name: "Tests (1)" })).toBeVisible();
}

/** Chooses by words, or by a model at an address. */
async function setModel(page: Page, desk: Desk, address: string | null): Promise<void> {
  await page.goto(`${desk.url}/settings/it-agent`);
  await page.getByRole("radio", { name: address === null ? "By words" : "With a model" }).click();
  if (address !== null) {
    await page.getByLabel("Address").fill(address);
    await page.getByRole("textbox", { name: "Model" }).fill("stub");
  }
  await page.getByRole("button", { name: "Save" }).click();
  const isOn = () =>
    readDatabase<{ value: string }>(desk, "SELECT value FROM settings WHERE key = 'agent.settings'")[0]
      ?.value;
  await expect.poll(isOn).toContain(address ?? '"isOn":false');
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
  await expect(page.getByText(/Save at least one conversation/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish" })).toHaveAttribute("aria-disabled", "true");
  await saveConversation(page, "Please add me to Label Printers");
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
  await page.getByRole("textbox", { name: "Your reply" }).fill("It is 30 June 2027");
  await page.getByRole("button", { name: "Send reply" }).click();
  await openCard(page, desk, number, "Proposed");
  await expect(card(page)).toContainText("2027-06-30");
  await card(page).getByRole("button", { name: "Change Last day" }).click();
  await card(page).getByLabel("Last day", { exact: true }).fill("2027-07-31");
  await page.keyboard.press("Enter");
  await expect(card(page)).toContainText("2027-07-31 filled in by an agent");
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

const LAMP = "My lamp broke, I need a floor lamp by 30 June 2027";

test("an empty playbook, written by keyboard: its problems are said where they are, and it answers a request", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, NOOR);
  await begin(page, desk, null);
  const pick = async (button: string, word: string) => {
    await page.getByRole("button", { name: button, exact: true }).press("Enter");
    await expect(page.getByRole("menu", { name: button })).toBeVisible();
    // The first letters go to it; typed too early they go nowhere.
    await expect(async () => {
      await page.keyboard.type(word);
      await expect(page.getByRole("menuitem", { name: word })).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await page.keyboard.press("Enter");
  };
  const box = (name: string) => page.getByRole("textbox", { name, exact: true });
  await box("Name").fill("Lamps");
  await box("In plain words").fill("Somebody needs a lamp.");
  await page.getByRole("button", { name: "Add words that must be met" }).press("Enter");
  await box("Words that must be met, 1 of 1").fill("lamp*");
  await pick("Add input", "Choice");
  await expect(box("Label")).toBeFocused();
  await page.keyboard.type(" of lamp");
  await expect(page.getByText("Offer at least two choices, one a line.").first()).toBeVisible();
  await box("Choices").fill("Desk\nFloor");
  await pick("Add input", "Date");
  await pick("Add step", "Open a request");
  await expect(box("Title")).toBeFocused();
  await page.keyboard.type("Lamp for {requester}");
  await pick("Add step", "Answer");
  await expect(box("Answer")).toBeFocused();
  await expect(page.getByRole("link", { name: "1 problem" })).toBeVisible();
  await page.keyboard.type("A {choice} lamp comes by {date}.");
  const steps = page.getByRole("list", { name: "Steps" });
  await steps.getByRole("button", { name: /^Answer the requester/ }).press("Alt+ArrowUp");
  await expect(steps.getByRole("listitem").first()).toContainText("Answer the requester");
  await look(page, "playbook-steps");
  await saveConversation(page, LAMP);
  await publish(page);
  const number = await write(page, desk, "Lamp", LAMP);
  await openCard(page, desk, number, "Proposed");
  await expect(card(page)).toContainText("Answer: A Floor lamp comes by 2027-06-30.");
});

test("a changed setting holds Automatic, says why, and lets it go on when it is taken back", async ({
  page,
  desk,
  look,
}) => {
  const stub = await startStubModel(() => JSON.stringify({ playbook: null, inputs: [] }));
  await signInAs(page, desk, NOOR);
  const held = page.getByText(
    "Held: 1 of 1 saved conversations gives another result since the model changed.",
  );
  const seesHeld = (isHeld: boolean) =>
    expect(async () => {
      await page.goto(`${desk.url}/playbooks`);
      await expect(page.getByRole("list", { name: "Playbooks" })).toBeVisible();
      await expect(held).toHaveCount(isHeld ? 1 : 0, { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
  await setModel(page, desk, stub.address);
  await seesHeld(true);
  await look(page, "playbooks-held");
  await setModel(page, desk, null);
  await seesHeld(false);
  await stub.stop();
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
  await setModel(page, desk, stub.address);
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
