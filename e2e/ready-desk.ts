import type { Page } from "@playwright/test";
import { connectTenant } from "./connect.ts";
import { expect } from "./fixtures.ts";
import type { Desk } from "./start-desk.ts";

/** A desk that is connected to the practice tenant, signed in as its admin. */
export async function connectDesk(page: Page, desk: Desk): Promise<void> {
  await connectTenant(page, desk);
}

/** Fills in "Request app access" for Figma and submits it; ends on the request's own page. */
export async function askForFigma(page: Page, desk: Desk): Promise<void> {
  await page.goto(`${desk.url}/portal/new?service=app-access`);
  await page.getByRole("combobox", { name: /Application/ }).fill("figma");
  await page.getByRole("option", { name: "Figma", exact: true }).click();
  await page.getByLabel("Role").fill("Editor");
  await page.getByLabel("Needed by").fill("2026-12-01");
  await page.getByLabel("Details").fill("I moved to **Packaging**.");
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByRole("heading", { name: "Request app access: Figma" })).toBeVisible();
}
