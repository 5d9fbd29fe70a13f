import type { Page } from "@playwright/test";
import { openConnect, signInAtMicrosoft } from "./connect.ts";
import { expect, signInAs, test } from "./fixtures.ts";

test.use({ deskName: "wrong paths" });
test.describe.configure({ mode: "serial" });

/** Whatever went wrong, the desk is as unconnected as before. */
async function expectNotConnected(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/settings/integrations`);
  await expect(page.getByText("Not connected").first()).toBeVisible();
}

test("declined consent has its own page and connects nothing", async ({ page, desk, look }) => {
  await openConnect(page, desk);
  const power = page.getByRole("switch", { name: "Message people in Teams" });
  await power.click();
  await signInAtMicrosoft(page, "Noor Haidari");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.waitForURL(/outcome/);
  await expect(page.getByRole("heading", { name: /not granted|declined/i }).first()).toBeVisible();
  await look(page, "outcome-declined");
  // What was chosen is still chosen.
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(power).toBeChecked();
  await expectNotConnected(page, desk.url);
});

test("consent by somebody without the rights says which rights are needed", async ({ page, desk, look }) => {
  await openConnect(page, desk);
  await signInAtMicrosoft(page, "Ibrahim Sesay");
  await expect(page.getByRole("heading", { name: "Need admin approval" })).toBeVisible();
  await look(page, "practice-need-approval");
  await page.getByRole("button", { name: /Back/ }).click();
  await page.waitForURL(/outcome/);
  await expect(page.getByText(/Global Admin/).first()).toBeVisible();
  await look(page, "outcome-not-enough-rights");
  await expectNotConnected(page, desk.url);
});

test("a cancelled sign-in comes back with a plain page", async ({ page, desk }) => {
  await openConnect(page, desk);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.waitForURL(/authorize/);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.waitForURL(/outcome/);
  await expectNotConnected(page, desk.url);
});

test("forged and replayed callbacks connect nothing", async ({ page, desk, look }) => {
  await openConnect(page, desk);
  const forged = `${desk.url}/api/entra/callback/consent?admin_consent=True&tenant=c0ffee00-1240-4a7e-9d00-ca1de5000001&state=forged`;
  await page.goto(forged);
  await page.waitForURL(/outcome/);
  await look(page, "outcome-forged");
  await expectNotConnected(page, desk.url);

  await openConnect(page, desk);
  const [callback] = await Promise.all([
    page.waitForRequest(/callback\/sign-in/),
    signInAtMicrosoft(page, "Noor Haidari"),
  ]);
  await page.waitForURL(/adminconsent/);
  await page.goto(callback.url());
  await page.waitForURL(/outcome/);
  await expectNotConnected(page, desk.url);
});

test("another company's consent for a foreign tenant is not taken for ours", async ({ page, desk }) => {
  await openConnect(page, desk);
  await signInAtMicrosoft(page, "Odile Ferrand");
  await page.getByRole("button", { name: "Accept" }).click();
  await page.waitForURL(/outcome|connect\/import/, { timeout: 60_000 });
  await expect(page).toHaveURL(/outcome/);
  await expectNotConnected(page, desk.url);
});

test("pages that a role may not see do not exist for it, and doors answer without data", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Ikram Benali");
  for (const path of [
    "/settings",
    "/settings/integrations",
    "/settings/members",
    "/dev/gallery",
    "/requests",
    "/requests/1",
    "/groups",
    "/apps",
    "/portal/requests/999",
  ]) {
    const answer = await page.goto(`${desk.url}${path}`);
    expect(answer?.status(), path).toBe(404);
  }
  await look(page, "not-found");
  for (const path of [
    "/api/groups?q=a",
    "/api/apps?q=a",
    "/api/entra/import",
    "/api/requests?view=open",
    "/api/actions/targets?action=add-user-to-group&subject=x&q=",
  ]) {
    const status = (await page.request.get(`${desk.url}${path}`)).status();
    expect([403, 404, 422], path).toContain(status);
  }
  await page.context().clearCookies();
  for (const path of ["/api/people", "/api/groups", "/api/requests?view=open", "/api/entra/import"]) {
    expect((await page.request.get(`${desk.url}${path}`)).status(), path).toBe(401);
  }
  await page.goto(`${desk.url}/requests`);
  await page.waitForURL(/sign-in/);
});

test("health and readiness answer", async ({ request, desk }) => {
  expect((await request.get(`${desk.url}/api/health`)).status()).toBe(200);
  expect((await request.get(`${desk.url}/api/ready`)).status()).toBe(200);
});
