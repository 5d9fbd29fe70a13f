import { connectTenant } from "./connect.ts";
import { changeDatabase, fileRequest, objectIdOf, readDatabase } from "./desk-database.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import { expectVerified, openForm, openPersonPanel, submit } from "./side-panel.ts";

test.use({ deskName: "proof", deskSettings: SMALL_TENANT });
test.describe.configure({ mode: "serial" });

test("a persona confirms by a click, and what was typed is still there", async ({ page, desk, look }) => {
  await connectTenant(page, desk);
  await signInAs(page, desk, "Kwame Mensah");
  await openPersonPanel(page, desk, objectIdOf(desk, "Ikram Benali"));
  const form = await openForm(page, "Revoke user sessions");
  await form.getByLabel("Why").fill("Lost the laptop on the train");
  // Ten minutes go by.
  changeDatabase(desk, "UPDATE sessions SET proven_at = proven_at - 600000");
  await submit(form, "Revoke sessions");
  const dialog = page.getByRole("dialog", { name: "Confirm it’s you" });
  await expect(dialog.getByText("Here a click stands in for signing in again.")).toBeVisible();
  await look(page, "confirm-identity", { isPhone: false });
  await dialog.getByRole("button", { name: "Not now" }).click();
  await expect(page.getByText("Confirm that it’s you first. Nothing was changed.").first()).toBeVisible();
  expect(readDatabase(desk, "SELECT id FROM action_runs")).toEqual([]);
  await expect(form.getByLabel("Why")).toHaveValue("Lost the laptop on the train");
  await submit(form, "Revoke sessions");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog).toHaveCount(0);
  await expectVerified(page);
});

test("who signed in with Microsoft signs in once more, in a window that closes by itself", async ({
  page,
  desk,
}) => {
  fileRequest(desk, "Ikram Benali", "My laptop is gone");
  await page.context().clearCookies();
  await page.goto(`${desk.url}/sign-in`);
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("button", { name: "Kwame Mensah" }).first().click();
  await page.waitForURL(/\/requests/);
  await openPersonPanel(page, desk, objectIdOf(desk, "Ikram Benali"));
  const form = await openForm(page, "Revoke user sessions");
  await form.getByLabel("Why").fill("Lost the laptop on the train");
  await submit(form, "Revoke sessions");
  const dialog = page.getByRole("dialog", { name: "Confirm it’s you" });
  const opened = page.waitForEvent("popup");
  await dialog.getByRole("button", { name: "Sign in with Microsoft" }).click();
  const other = await opened;
  const closed = other.waitForEvent("close");
  // Microsoft still knows the browser, and asks all the same.
  await other.getByRole("button", { name: "Kwame Mensah" }).first().click();
  await closed;
  await expect(dialog).toHaveCount(0);
  await expectVerified(page);
  const runs = readDatabase<{ reason: string }>(desk, "SELECT reason FROM action_runs");
  expect(runs.map(({ reason }) => reason)).toEqual([
    "Lost the laptop on the train",
    "Lost the laptop on the train",
  ]);
});
