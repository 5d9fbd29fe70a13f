import { connectTenant } from "./connect.ts";
import { changeDatabase, fileRequest, objectIdOf, readDatabase } from "./desk-database.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import { expectVerified, openForm, openPersonPanel, submit } from "./side-panel.ts";

test.use({ deskName: "operating", deskSettings: SMALL_TENANT });
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
  await expect(page.getByText("Waiting for you")).toBeVisible();
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
  await page.waitForURL(/oauth2\/v2\.0\/authorize/);
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
  // Until it is done, the newest result is the one of the test before.
  await expect
    .poll(() => readDatabase(desk, "SELECT reason FROM action_runs WHERE state = 'verified'"))
    .toEqual(["Lost the laptop on the train", "Lost the laptop on the train"].map((reason) => ({ reason })));
  await expectVerified(page);
});

test("a restored installation stands still until an admin has looked and confirmed", async ({
  page,
  desk,
  look,
}) => {
  const hold = {
    reason: "restored",
    missingEntries: 12,
    unknownRuns: 1,
    voidApprovals: 0,
    stoppedMessages: 2,
  };
  const value = JSON.stringify({ ...hold, at: Date.now(), backupAt: Date.now() - 86_400_000 });
  changeDatabase(desk, "INSERT INTO settings VALUES ('instance.hold', ?, 1)", value);
  await signInAs(page, desk, "Noor Haidari");
  await openPersonPanel(page, desk, objectIdOf(desk, "Ikram Benali"));
  const form = await openForm(page, "Revoke user sessions");
  await submit(form, "Revoke sessions");
  await expect(page.getByText(/copied or restored and stands still/).first()).toBeVisible();
  expect(readDatabase(desk, "SELECT id FROM action_runs")).toHaveLength(2);
  // The sheet covers what lies behind it.
  await page.goto(`${desk.url}/settings/health`);
  await expect(page.getByRole("row", { name: /This installation Not well/ })).toBeVisible();
  await look(page, "health");
  await page.goto(`${desk.url}/people`);
  await page
    .getByRole("region", { name: "This Gatehouse stands still" })
    .getByRole("link", { name: "Look and confirm" })
    .click();
  await expect(page.getByText("2 messages not sent")).toBeVisible();
  await look(page, "installation-held");
  await page.getByRole("button", { name: "This is the only one that runs" }).click();
  await expect(page.getByText("Confirmed. Automation stays paused until you resume it.")).toBeVisible();
  await expect(page.getByRole("region", { name: "This Gatehouse stands still" })).toHaveCount(0);
});

test("told to stop, it ends what it has begun, takes nothing new and leaves with 0", async ({
  page,
  desk,
}) => {
  await signInAs(page, desk, "Kwame Mensah");
  await openPersonPanel(page, desk, objectIdOf(desk, "Ikram Benali"));
  const form = await openForm(page, "Revoke user sessions");
  await desk.control("POST", "faults", {
    match: { path: "revokeSignInSessions", times: 1 },
    effect: { delayMs: 4_000 },
  });
  // Taken on its way: the page may be gone before its answer could be read.
  let answer = "";
  await page.route("**/*", async (route) => {
    if (route.request().headers()["next-action"] === undefined) return route.continue();
    const response = await route.fetch();
    answer = await response.text();
    await route.fulfill({ response, body: answer });
  });
  await submit(form, "Revoke sessions");
  await expect
    .poll(() => readDatabase<{ state: string }>(desk, "SELECT state FROM action_runs WHERE state = 'sent'"))
    .toHaveLength(1);
  const begun = Date.now();
  const stopped = desk.stop();
  await expect
    .poll(() =>
      fetch(`${desk.url}/api/health`).then(
        ({ ok }) => ok,
        () => "refused",
      ),
    )
    .toBe("refused");
  expect(await stopped).toBe(0);
  expect(answer).toContain('"status":"done"');
  expect(Date.now() - begun).toBeLessThan(20_000);
});
