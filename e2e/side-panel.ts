import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";
import type { Desk } from "./start-desk.ts";

/** The request's page with its side panel, ready for a click. */
export async function openRequest(page: Page, desk: Desk, number: number): Promise<void> {
  await page.goto(`${desk.url}/requests/${number}`);
  await expect(actionRow(page, "Add user to group")).toBeVisible();
}

/** A person's own page with the side panel slid in. */
export async function openPersonPanel(page: Page, desk: Desk, objectId: string): Promise<void> {
  await page.goto(`${desk.url}/people/${objectId}`);
  await page.getByRole("button", { name: "Run an action" }).click();
  await expect(actionRow(page, "Add user to group")).toBeVisible();
}

const panel = (page: Page) => page.getByRole("region", { name: "Actions", exact: true });

/** One action in the panel's list; what it says stands in the row around it. */
export const actionRow = (page: Page, action: string): Locator =>
  panel(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: new RegExp(`^${action}`) }) });

export async function openForm(page: Page, action: string): Promise<Locator> {
  await panel(page)
    .getByRole("button", { name: new RegExp(`^${action}`) })
    .click();
  const form = page.getByRole("form", { name: action });
  await expect(form).toBeVisible();
  return form;
}

/** Finds a group or an app in the form's picker and takes it. */
export async function choose(form: Locator, field: string, name: string): Promise<void> {
  await form.getByRole("combobox", { name: field }).fill(name);
  await form.page().getByRole("option", { name }).first().click();
}

export const submit = (form: Locator, button: string): Promise<void> =>
  form.getByRole("button", { name: new RegExp(`^${button}`) }).click();

/** The newest run of the panel. */
export const newestRun = (page: Page): Locator =>
  page.getByRole("list", { name: "Results" }).getByRole("listitem").first();

/** The newest approval of the panel. */
export const newestApproval = (page: Page): Locator =>
  page.getByRole("list", { name: "Approvals" }).getByRole("listitem").first();

/** A line of the request's timeline by its words. */
export const timelineLine = (page: Page, words: string | RegExp): Locator =>
  page.getByRole("list", { name: "Conversation" }).getByRole("listitem").filter({ hasText: words });

export async function expectVerified(page: Page): Promise<void> {
  await expect(newestRun(page)).toContainText("verified in Entra", { timeout: 30_000 });
}
