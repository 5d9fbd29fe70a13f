import { openConnect, signInAtMicrosoft } from "./connect.ts";
import { expect, signInAs, test } from "./fixtures.ts";

test.use({ deskName: "slow import" });
test.describe.configure({ mode: "serial" });

test("a throttled import shows its progress, can be cancelled and taken up again", async ({
  page,
  desk,
  look,
}) => {
  const slow = { status: 429, headers: { "retry-after": "5" } };
  await desk.control("POST", "faults", { match: { path: "/v1.0/groups\\?", times: 2 }, effect: slow });
  await openConnect(page, desk);
  await signInAtMicrosoft(page, "Noor Haidari");
  await page.getByRole("button", { name: "Accept" }).click();
  await page.waitForURL(/connect\/import/);
  await expect(page.getByText(/asked us to slow down/i)).toBeVisible();
  await look(page, "entra-import");
  await page.getByRole("button", { name: "Cancel import" }).click();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.waitForURL(/connect\/review/, { timeout: 60_000 });
  await page.getByRole("button", { name: "Finish setup" }).click();
  await expect(page.getByRole("button", { name: "Sync now" })).toBeVisible({ timeout: 30_000 });
});

test("Sync now follows the tenant: what changed there is listed, and People stay right", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Noor Haidari");
  await desk.control("POST", "change", { seed: 3, users: 6, memberships: 10 });
  await page.goto(`${desk.url}/settings/integrations/entra`);
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(page.getByText("Nothing has changed in Entra since the import.")).toBeHidden({
    timeout: 30_000,
  });
  await look(page, "entra-changes");
  const { activeMembers } = await desk.control<{ activeMembers: number }>("GET", "state");
  const shown = activeMembers.toLocaleString("en-GB");
  await page.goto(`${desk.url}/people`);
  await expect(page.getByText(`${shown} of ${shown}`)).toBeVisible();
});

test("revoked consent is seen at the next sync: needs reauthorization, and nothing is emptied", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Noor Haidari");
  await desk.control("POST", "consent", { removeApp: true });
  await page.goto(`${desk.url}/settings/integrations/entra`);
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(page.getByText("Needs reauthorization").first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("link", { name: "Reconnect" }).first()).toBeVisible();
  await look(page, "entra-needs-reauthorization");
  await page.goto(`${desk.url}/people`);
  await expect(
    page
      .getByRole("link", { name: "Ikram Benali" })
      .or(page.getByText(/^1,2\d\d of/))
      .first(),
  ).toBeVisible();
});
