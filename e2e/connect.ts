import type { Page } from "@playwright/test";
import { expect, signInAs } from "./fixtures.ts";
import type { Desk } from "./start-desk.ts";

/** Admin → Settings → Integrations → Microsoft Entra ID → the page before Connect. */
export async function openConnect(page: Page, desk: Desk): Promise<void> {
  await signInAs(page, desk, "Noor Haidari");
  await page.getByRole("link", { name: "Settings" }).first().click();
  // The first tasks on the page before have a link to Integrations too.
  await page.waitForURL(/\/settings\/integrations/);
  await page
    .getByRole("link", { name: /Connect/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: "Connect", exact: true })).toBeVisible();
}

/** Presses Connect and signs in at the practice tenant as `persona`; ends on the consent page. */
export async function signInAtMicrosoft(page: Page, persona: string): Promise<void> {
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.waitForURL(/oauth2\/v2\.0\/authorize/);
  await page.getByRole("button", { name: persona }).first().click();
}

/** From the consent page to the review of what was imported. */
export async function consentAndImport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Accept" }).click();
  await page.waitForURL(/connect\/review/, { timeout: 60_000 });
}

/** Connects the tenant as an admin would, with these powers switched on, and waits for the finished set-up. */
export async function connectTenant(page: Page, desk: Desk, powers: readonly string[] = []): Promise<void> {
  await openConnect(page, desk);
  for (const power of powers) await page.getByRole("switch", { name: power }).click();
  await finishConnecting(page);
}

/** From the page before Connect to the finished set-up. */
export async function finishConnecting(page: Page): Promise<void> {
  await signInAtMicrosoft(page, "Noor Haidari");
  await consentAndImport(page);
  await page.getByRole("button", { name: "Finish setup" }).click();
  await expect(page.getByRole("button", { name: "Sync now" })).toBeVisible({ timeout: 30_000 });
}
