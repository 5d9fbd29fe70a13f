import type { Page } from "@playwright/test";
import { fileRequest, readDatabase } from "./desk-database.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import { connectDesk } from "./ready-desk.ts";

test.use({ deskName: "a day per role", deskSettings: SMALL_TENANT });
test.describe.configure({ mode: "serial" });

const SERVICE = "Move my desk";
/** Every kind of field that a form can have, by the words of the editor. */
const KINDS = [
  ["Room", "One line of text"],
  ["Why", "Several lines of text"],
  ["Floor", "Choice"],
  ["Move on", "Date"],
  ["Neighbour", "Person"],
  ["Team mailbox", "Group"],
  ["Booking app", "App"],
  ["Floor plan", "Files"],
] as const;

test("an admin's day: a service with every kind of field is built, and is there for employees; the desk is off today", async ({
  page,
  desk,
  look,
}) => {
  await connectDesk(page, desk);
  await page.goto(`${desk.url}/settings/services`);
  await page.getByRole("link", { name: "New service" }).click();
  await page.getByLabel("Name", { exact: true }).fill(SERVICE);
  await page.getByLabel("In one line").fill("Another room, another floor.");
  for (const [label, kind] of KINDS) {
    await page.getByRole("button", { name: "Add field" }).click();
    await page.getByLabel("Label").fill(label);
    await page.getByRole("combobox", { name: "Kind" }).click();
    await page.getByRole("option", { name: kind, exact: true }).click();
    if (kind === "Choice") await page.getByLabel("Choices").fill("First\nSecond");
    await page.getByRole("checkbox", { name: "Required" }).click();
  }
  await page.getByRole("combobox", { name: "For whom" }).first().click();
  await page
    .getByRole("option", { name: /somebody else/i })
    .first()
    .click();
  await page.getByRole("button", { name: "Add service" }).click();
  await expect(page.getByRole("row", { name: new RegExp(SERVICE) })).toContainText("Everybody");
  await closeToday(page, desk.url);
  await look(page, "general");
  await signInAs(page, desk, "Ikram Benali");
  await expect(page.getByRole("link", { name: SERVICE })).toBeVisible();
  await expect(page.getByText(/^The IT desk is closed.* It opens .* at \d\d:\d\d\.$/)).toBeVisible();
});

test("an employee's day: asks for somebody else with every kind of answer, is missed nothing, sees it resolved", async ({
  page,
  desk,
  browser,
}) => {
  await signInAs(page, desk, "Ikram Benali");
  await page.getByRole("link", { name: SERVICE }).click();
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByText("Attach a file.")).toBeVisible();
  await page.getByRole("radio", { name: /Somebody else/ }).click();
  await pick(page, "Person", "hannah", /Hannah Lindqvist/);
  // More than fits: the browser cuts it, and it is said.
  await page.getByLabel("Room").evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "4.12 ".repeat(1_000));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await expect(page.getByText(/^Not all of it fits: [\d,]+ characters were left out/)).toBeVisible();
  await page.getByRole("button", { name: "Close", exact: true }).first().click();
  await page.getByLabel("Room").fill("4.12");
  await page.getByLabel("Why").fill("The lift is loud.\nAnd the window is north.");
  await page.getByRole("combobox", { name: "Floor", exact: true }).click();
  await page.getByRole("option", { name: "Second" }).click();
  await page.getByLabel("Move on").fill("2026-12-24");
  await pick(page, "Neighbour", "kwame", /Kwame Mensah/);
  await pick(page, "Team mailbox", "Packaging Studio", /Packaging Studio/);
  await pick(page, "Booking app", "Figma", /Figma/);
  const plan = { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("x | y") };
  await page.locator("input[type=file]").first().setInputFiles(plan);
  await expect(page.getByRole("link", { name: /plan.txt/ })).toBeVisible();
  await page.getByLabel("Details").fill("Before the holidays, please.");
  await expect(page.getByText(/^The IT desk opens .* at /)).toBeVisible();
  await page.getByRole("button", { name: "Submit request" }).click();
  const heading = page.getByRole("heading", { name: new RegExp(`${SERVICE}.*for Hannah Lindqvist`) });
  await expect(heading).toBeVisible();
  const answers = page.getByLabel("Answers");
  for (const said of [
    "4.12",
    "The lift is loud.",
    "Second",
    "Thu, 24 December 2026",
    "Kwame Mensah",
    "Packaging Studio",
    "Figma",
    "plan.txt",
  ])
    await expect(answers).toContainText(said);
  await expect(page.getByText(/will take it soon\. The IT desk opens /)).toBeVisible();
  await page.getByRole("button", { name: "Ask how it’s going" }).click();
  await expect(page.getByText("asked how it is going")).toBeVisible();
  await expect(page.getByText(/^You asked\. The IT desk opens /)).toBeVisible();

  const other = await browser.newContext();
  const agent = await other.newPage();
  await signInAs(agent, desk, "Kwame Mensah");
  await agent
    .getByRole("link", { name: new RegExp(SERVICE) })
    .first()
    .click();
  await agent.getByRole("textbox", { name: "Reply" }).fill("Which week suits you?");
  await agent.getByRole("button", { name: /^Send/ }).click();
  await expect(agent.getByRole("list", { name: "Conversation" })).toContainText("Which week suits you?");
  // Without a reload: an open page follows by itself.
  await expect(page.getByText("Which week suits you?")).toBeVisible({ timeout: 30_000 });
  await page.getByLabel("Your reply").fill("The first one.");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(agent.getByText("The first one.")).toBeVisible({ timeout: 30_000 });
  await agent.getByRole("button", { name: "Resolve" }).click();
  await expect(agent.getByRole("button", { name: "Reopen" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Where it stands" })).toContainText("Resolved");
  await other.close();
});

test("an agent's day: ten requests, and the mouse is never touched", async ({ page, desk }) => {
  const numbers = Array.from({ length: 10 }, (_none, at) =>
    fileRequest(desk, "Ikram Benali", `Case ${String(at + 1).padStart(2, "0")}`),
  );
  await signInAs(page, desk, "Kwame Mensah");
  await page.goto(`${desk.url}/requests?sort=number&order=asc`);
  await expect(page.getByRole("row")).toHaveCount(11);
  // From here on the keyboard alone. The first key tells that the page is alive.
  const focused = page.locator(":focus");
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(focused).toContainText("Case", { timeout: 500 });
  }).toPass();
  while (!((await focused.textContent()) ?? "").includes("Case 01")) await page.keyboard.press("k");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("1 selected")).toBeVisible();
  await page.keyboard.press("x");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  for (const [at, number] of numbers.entries()) {
    await onRequest(page, number);
    if (at % 3 === 0) await write(page, "r", "Reply", `Done, ${at}.`);
    if (at % 3 === 1) await write(page, "n", "Internal note", `Looked at, ${at}.`);
    await page.keyboard.press("m");
    await expect(page.getByText("Kwame Mensah (you)").first()).toBeVisible();
    if (at === 2) await openActionByKeys(page);
    await page.keyboard.press("e");
    await expect(page.getByRole("button", { name: "Reopen" })).toBeVisible();
    if (at < 9) await page.keyboard.press("j");
  }
  const states = readDatabase<{ status: string; n: number }>(
    desk,
    "SELECT status, count(*) AS n FROM requests WHERE title LIKE 'Case %' AND assignee_id IS NOT NULL GROUP BY status",
  );
  expect(states).toEqual([{ status: "Resolved", n: 10 }]);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("hannah lind");
  await expect(page.getByRole("option", { name: /Hannah Lindqvist/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Hannah Lindqvist" })).toBeVisible();
});

/** Switches the usual business hours on, with today as a day off: whenever the test runs, the desk is closed. */
async function closeToday(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/settings/general#business-hours`);
  await page.getByRole("switch", { name: "Say when the IT desk is open" }).click();
  await expect(page.getByLabel("Friday to")).toHaveValue("17:00");
  await page.getByRole("button", { name: "Add day off" }).click();
  const save = page.getByRole("button", { name: "Save hours" });
  await save.click();
  await expect(page.getByText("Choose a day.")).toBeVisible();
  await page.getByLabel("Day off 1", { exact: true }).fill(new Date().toISOString().slice(0, 10));
  await page.getByLabel("Name of day off 1").fill("Stocktaking");
  await save.click();
  await expect(save).toHaveAccessibleDescription("Nothing has changed.");
  await expect(save).toBeFocused();
}

async function pick(page: Page, field: string, typed: string, option: RegExp): Promise<void> {
  await page.getByRole("combobox", { name: field }).fill(typed);
  await page.getByRole("option", { name: option }).first().click();
}

async function onRequest(page: Page, number: number): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/requests/${number}(?:\\?|$)`));
  await expect(page.getByRole("heading", { name: /^Case/, level: 1 })).toBeVisible();
}

/** R or N, the text, and Ctrl + Enter. */
async function write(page: Page, key: string, label: string, text: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.getByRole("textbox", { name: label })).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("list", { name: "Conversation" })).toContainText(text);
  // Out of the box, so that single keys are keys again.
  await page.keyboard.press("Escape");
}

/** A, then the palette: both lead to the form of an action and run nothing. */
async function openActionByKeys(page: Page): Promise<void> {
  await page.keyboard.press("a");
  await expect(page.getByRole("region", { name: "Actions", exact: true }).locator(":focus")).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("add ikr");
  await expect(page.getByRole("option", { name: /Add Ikram Benali to group/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("form", { name: "Add user to group" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("form", { name: "Add user to group" })).toHaveCount(0);
}
