import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** In the portal: asks for something that no other service is for; ends on the request. */
export async function askForSomethingElse(page: Page, title: string, details: string): Promise<void> {
  await page.getByRole("link", { name: "Something else" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Details").fill(details);
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
}
