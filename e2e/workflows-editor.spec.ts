import type { Page } from "@playwright/test";
import { connectTenant } from "./connect.ts";
import { expect, holdScripts, signInAs, SMALL_TENANT, test } from "./fixtures.ts";

test.use({ deskName: "workflows-editor", deskSettings: SMALL_TENANT });
test.setTimeout(240_000);

const card = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`^${name}`) });
const saved = (page: Page) => expect(page.getByText(/^Saved/)).toBeVisible();

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: field, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

async function find(page: Page, field: string, text: string, option: RegExp | string): Promise<void> {
  await page.getByRole("combobox", { name: field, exact: true }).fill(text);
  await page.getByRole("option", { name: option }).first().click();
}

async function publish(page: Page, version: number): Promise<void> {
  await page.getByRole("button", { name: `Publish version ${version}` }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText(`Published, version ${version}`).first()).toBeVisible();
}

test("an admin builds a workflow from nothing, tries it, publishes it, and goes back to what it was", async ({
  page,
  desk,
  look,
}) => {
  await connectTenant(page, desk);
  await page.goto(`${desk.url}/workflows`);
  await expect(page.getByText("What you do again and again, done by itself")).toBeVisible();
  await look(page, "workflows-empty");
  await page.getByRole("button", { name: "New workflow" }).first().click();
  await page.waitForURL(/\/workflows\/[0-9a-f-]{36}$/);

  // Nothing in it: it says why it can't be published.
  await expect(page.getByRole("list", { name: "Problems" })).toContainText("Add at least one step.");
  await page.getByLabel("Name", { exact: true }).fill("Welcome to Design");
  await saved(page);

  // By keyboard alone: a message, whose settings take the focus.
  await page.getByRole("button", { name: "Add step after the start" }).press("Enter");
  await page.getByRole("menuitem", { name: "Send message" }).press("Enter");
  await expect(card(page, "Message to the requester")).toBeFocused();
  await expect(card(page, "Message to the requester")).toContainText("Write what it says.");
  await expect(page.getByText("Not saved: something is missing")).toBeVisible();
  await card(page, "Message to the requester").press("Enter");
  await choose(page, "To", "The person it is about");
  await page.getByLabel("Subject").fill("You are in {group} now");
  await page.getByLabel("Message", { exact: true }).fill("Welcome, ");
  await page.getByRole("button", { name: "Insert person" }).click();
  await expect(page.getByLabel("Message", { exact: true })).toHaveValue("Welcome, {person}");
  await saved(page);

  // By mouse, before it: an action, which says at its card what is missing.
  await page.getByRole("button", { name: "Add step after the start" }).click();
  await page.getByRole("menuitem", { name: "Add user to group" }).click();
  await expect(card(page, "Add user to group")).toContainText("Say which group.");
  await expect(page.getByRole("button", { name: "Publish version 1" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await find(page, "Group", "prototype vault", "Prototype Vault");
  await expect(card(page, "Add user to group")).not.toContainText("Say which group.");

  // Moved, removed and brought back.
  const steps = page.getByRole("list", { name: "Steps" });
  await card(page, "Add user to group").press("Alt+ArrowDown");
  await expect(steps.getByRole("listitem").first()).toContainText("Message to the person");
  await card(page, "Add user to group").press("Alt+ArrowUp");
  await expect(steps.getByRole("listitem").first()).toContainText("Add user to group");
  await card(page, "Message to the person").press("Delete");
  await expect(steps).not.toContainText("Message to the person");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(steps).toContainText("Message to the person");
  await saved(page);

  await page.getByRole("button", { name: "Dry run" }).click();
  const dry = page.getByRole("dialog", { name: "Dry run" });
  await find(page, "For a person", "ikram", /Ikram Benali/);
  await expect(dry.getByRole("region", { name: "Dry run for Ikram Benali" })).toContainText("/members/$ref");
  await look(page, "workflow-dry-run", { isPhone: false });
  await page.keyboard.press("Escape");

  await publish(page, 1);
  await look(page, "workflow-editor");
  await card(page, "Message to the person").click();
  await page.getByLabel("Subject").fill("Welcome to {group}");
  await saved(page);
  await publish(page, 2);
  await page.getByRole("button", { name: "Versions" }).click();
  await expect(page.getByRole("dialog", { name: "Versions" })).toContainText("Message to the person");
  await look(page, "workflow-versions", { isPhone: false });
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await page.getByRole("button", { name: "Make it the draft" }).click();
  await expect(card(page, "Message to the person")).toContainText("You are in group now");
});

test("two people who write at once are told, and nobody’s words are lost unasked", async ({
  page,
  context,
  desk,
}) => {
  await signInAs(page, desk, "Noor Haidari");
  await page.goto(`${desk.url}/workflows`);
  await page.getByRole("link", { name: "Welcome to Design" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel("What it is for").fill("Written by somebody else");
  await saved(other);
  await page.getByLabel("What it is for").fill("Written here");
  await expect(page.getByText("Somebody else changed this workflow meanwhile")).toBeVisible();
  await expect(page.getByLabel("What it is for")).toHaveValue("Written here");
  await page.getByRole("button", { name: "Keep mine" }).click();
  await saved(page);
  await other.getByLabel("Name", { exact: true }).fill("Another name");
  await expect(other.getByText("Somebody else changed this workflow meanwhile")).toBeVisible();
  await other.getByRole("button", { name: "Take theirs" }).click();
  await expect(other.getByLabel("What it is for")).toHaveValue("Written here");
  await expect(other.getByLabel("Name", { exact: true })).toHaveValue("Welcome to Design");
});

test("a second press of what opens a menu, a question or a sheet leaves it open", async ({ page, desk }) => {
  await signInAs(page, desk, "Noor Haidari");
  await page.goto(`${desk.url}/workflows`);
  await page.getByRole("link", { name: "Welcome to Design" }).click();
  await page.waitForURL(/\/workflows\/[0-9a-f-]{36}$/);
  const letThrough = await holdScripts(page, { later: true });
  await page.reload();
  const more = page.getByRole("button", { name: "More" });
  await more.click();
  await expect(more).toHaveAttribute("aria-expanded", "true");
  await more.click();
  letThrough();
  await expect(page.getByRole("menu", { name: "More" })).toBeVisible();
  await more.click();
  await expect(page.getByRole("menu", { name: "More" })).toBeHidden();

  await page.getByRole("button", { name: "Pause", exact: true }).dblclick();
  const question = page.getByRole("dialog", { name: /^Pause/ });
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await page.getByRole("button", { name: "Pause", exact: true }).focus();
  // A key that is held: what comes after the first press is a repetition of it.
  for (let times = 0; times < 4; times += 1) {
    await page.keyboard.down("Enter");
    await expect(question).toBeVisible();
  }
  await page.keyboard.up("Enter");
  await page.keyboard.press("Escape");

  const sheet = page.getByRole("dialog", { name: "Versions" });
  await page.getByRole("button", { name: "Versions" }).click();
  await expect(sheet).toBeVisible();
  // The other half of a double click falls on the scrim that has come between.
  await page.mouse.move(600, 700);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(sheet).toBeHidden();
  await page.getByRole("button", { name: "Versions" }).click();
  await expect(sheet).toBeVisible();
  await page.mouse.click(600, 700);
  await expect(sheet).toBeHidden();
});

test("a run is started by hand, followed to its end and found again, also on a phone", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Noor Haidari");
  await page.goto(`${desk.url}/workflows`);
  await page.getByRole("link", { name: "Welcome to Design" }).click();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Start for a person" }).click();
  await find(page, "Person", "ikram", /Ikram Benali/);
  await page.getByRole("button", { name: "Start for Ikram Benali" }).click();
  await page.waitForURL(/\/workflows\/runs\//);
  await expect(page.getByRole("complementary", { name: "This run" }).getByText("Completed")).toBeVisible({
    timeout: 60_000,
  });
  // Read back from Entra: what was done is there.
  await expect(page.getByText("Verified", { exact: true })).toBeVisible({ timeout: 60_000 });
  await look(page, "workflow-run");
  await page.goto(`${desk.url}/workflows/runs?q=ikram`);
  await expect(page.getByRole("table", { name: "Runs" })).toContainText("Welcome to Design");
  await look(page, "workflow-runs");

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${desk.url}/workflows`);
  await page.getByRole("link", { name: "Welcome to Design" }).click();
  await card(page, "Message to the person").click();
  await expect(page.getByRole("dialog", { name: "Settings" }).getByLabel("Subject")).toBeVisible();
  await look(page, "workflow-editor-sheet", { isPhone: false });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
});
