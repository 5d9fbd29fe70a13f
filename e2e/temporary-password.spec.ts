import type { Page } from "@playwright/test";
import { finishConnecting, openConnect } from "./connect.ts";
import { objectIdOf, readDatabase } from "./desk-database.ts";
import { addressesWith, filesWith, readDataFiles } from "./find-secret.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import { askForSomethingElse } from "./portal.ts";
import type { Desk } from "./start-desk.ts";

// The most talkative log: what it doesn't hold, no other holds.
test.use({ deskName: "temporary password", deskSettings: { ...SMALL_TENANT, LOG_LEVEL: "trace" } });
test.describe.configure({ mode: "serial" });

type TenantUser = { lastPasswordChangeDateTime: string };

const SHAPE = /([A-Z2-9]{4}|[a-z2-9]{4})(-([A-Z2-9]{4}|[a-z2-9]{4})){4}/;
const title = "I forgot my password";
const read = (desk: Desk) => desk.control<TenantUser>("GET", "user/ikram.benali@calder.example");

async function resetPassword(page: Page, desk: Desk): Promise<void> {
  await signInAs(page, desk, "Kwame Mensah");
  await page
    .getByRole("link", { name: new RegExp(title) })
    .first()
    .click();
  await page.getByRole("button", { name: "Reset password" }).first().click();
  const form = page.getByRole("form", { name: "Reset password" });
  await expect(form.getByText("Give Ikram Benali a temporary password?")).toBeVisible();
  await form.getByRole("button", { name: "Reset password" }).click();
  await expect(page.getByRole("dialog")).toBeVisible({ timeout: 30_000 });
}

test("resetting passwords is off until an admin switches it on, and says why", async ({
  page,
  desk,
  look,
}) => {
  await openConnect(page, desk);
  const power = page.getByRole("switch", { name: "Reset passwords" });
  await expect(power).not.toBeChecked();
  await expect(page.getByText("Whoever sets a password can sign in as that person.")).toBeVisible();
  await power.click();
  await page.getByRole("switch", { name: "Delete and restore users" }).click();
  await expect(page.getByRole("table").getByText("User-PasswordProfile.ReadWrite.All")).toBeVisible();
  await look(page, "entra-connect-passwords", { isPhone: false });
  await finishConnecting(page);
  await signInAs(page, desk, "Ikram Benali");
  await askForSomethingElse(page, title, "Please help.");
});

test("the agent looks once, passes it on, and it is nowhere afterwards", async ({ page, desk, look }) => {
  const before = await read(desk);
  await resetPassword(page, desk);
  expect((await read(desk)).lastPasswordChangeDateTime).not.toBe(before.lastPasswordChangeDateTime);
  await look(page, "password-choice", { isPhone: false });
  const unseen = readDataFiles(desk);
  const answer = page.waitForResponse((each) => each.request().headers()["next-action"] !== undefined);
  await page.getByRole("dialog").getByRole("button", { name: "Show password" }).click();
  expect((await answer).headers()["cache-control"]).toContain("no-store");
  const dialog = page.getByRole("alertdialog");
  const value = dialog.locator("p", { hasText: "Temporary password: " });
  await expect(value).toHaveText(SHAPE);
  const password = SHAPE.exec(await value.innerText())?.[0] ?? "";
  await look(page, "password-shown", { isPhone: false });
  // A stray key only hides it.
  await page.keyboard.press("Escape");
  await expect(value).not.toHaveText(SHAPE);
  await expect(dialog.getByText("Hidden", { exact: true }).last()).toBeVisible();
  await dialog.getByRole("button", { name: "Show", exact: true }).click();
  await expect(value).toContainText(password);
  await expect(dialog.getByRole("button", { name: "Done" })).toHaveAttribute("aria-disabled", "true");
  await dialog.getByLabel("I’ve passed it on by phone or in person").click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("Kwame Mensah looked at the temporary password").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Show password" })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("Kwame Mensah looked at the temporary password").first()).toBeVisible();
  expect(await page.content()).not.toContain(password);
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
  );
  expect(kept).not.toContain(password);

  expect([...unseen.keys()]).toEqual(
    expect.arrayContaining(["gatehouse.db", "gatehouse.db-wal", "gatehouse.db-shm"]),
  );
  expect(filesWith(unseen, password), "sealed before it was seen").toEqual([]);
  await expectNowhere(page, desk, password);
});

/** Neither in a file, nor in a log, nor in anything that anybody can open. */
async function expectNowhere(page: Page, desk: Desk, password: string): Promise<void> {
  expect(password).toMatch(SHAPE);
  const person = objectIdOf(desk, "Ikram Benali");
  const [request] = readDatabase<{ id: string; number: number }>(desk, "SELECT id, number FROM requests");
  const panel = `subject=${person}&request=${request?.id}`;
  const targets = encodeURIComponent(JSON.stringify([{}]));
  const onDesk = [
    "/requests",
    `/requests/${request?.number}`,
    "/people",
    `/people/${person}`,
    "/approvals",
    "/automation",
    `/api/actions/panel?${panel}`,
    `/api/actions/panel?subject=${person}`,
    `/api/actions/undo-set?${panel}`,
    `/api/actions/targets?action=add-user-to-group&${panel}`,
    `/api/actions/preview?action=reset-password&subjects=${person}&targets=${targets}`,
    "/api/approvals",
    "/api/requests",
    "/api/people?q=ikram",
    "/api/members?q=ikram",
    "/api/health",
  ];
  const entries = readDatabase<{ seq: number }>(
    desk,
    "SELECT seq FROM audit_entries ORDER BY seq DESC LIMIT 12",
  );
  const forAdmin = [
    ...onDesk,
    "/settings/audit-log",
    ...entries.map(({ seq }) => `/settings/audit-log/${seq}`),
    "/api/audit/export?format=csv",
    "/api/audit/export?format=ndjson",
    "/settings/integrations/entra",
    "/settings/protection",
    "/settings/members",
  ];
  const portal = [
    "/portal",
    "/people",
    `/people/${person}`,
    "/approvals",
    "/api/approvals",
    "/api/people?q=ikram",
  ];
  for (const [persona, paths] of [
    ["Kwame Mensah", onDesk],
    ["Noor Haidari", forAdmin],
    ["Ikram Benali", [...portal, `/portal/requests/${request?.number}`]],
    ["Hannah Lindqvist", portal],
  ] as const)
    expect(await addressesWith(page, desk, persona, paths, password), persona).toEqual([]);
  const known = await addressesWith(page, desk, "Kwame Mensah", [`/people/${person}`], "Ikram Benali");
  expect(known, "what is shown is found").not.toEqual([]);
  const files = readDataFiles(desk);
  expect(filesWith(files, person), "what is there is found").not.toEqual([]);
  expect(filesWith(files, password), "files").toEqual([]);
  expect(desk.output(), "logs").toMatch(/"level":/);
  expect(desk.output(), "logs").not.toContain(password);
}

test("handed on, only the manager sees it, after signing in", async ({ page, desk, look }) => {
  await resetPassword(page, desk);
  await page.getByRole("dialog").getByRole("button", { name: "Hand to Hannah Lindqvist" }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Copy link" })).toBeVisible();
  const runId = await page.locator("[data-run]").first().getAttribute("data-run");
  const address = `${desk.url}/passwords/${runId}`;
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("Only Hannah Lindqvist can look at").first()).toBeVisible();
  for (const other of ["Kwame Mensah", "Ikram Benali", "Noor Haidari"]) {
    await signInAs(page, desk, other);
    await page.goto(address);
    await expect(page.getByRole("button", { name: "Show password" })).toHaveCount(0);
    await expect(page.getByText("Temporary password for")).toHaveCount(0);
  }
  await signInAs(page, desk, "Hannah Lindqvist");
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Temporary password for Ikram Benali" })).toBeVisible();
  await look(page, "password-for-manager");
  await page.getByRole("button", { name: "Show password" }).click();
  const value = page.locator("p", { hasText: "Temporary password: " });
  await expect(value).toHaveText(SHAPE);
  const password = SHAPE.exec(await value.innerText())?.[0] ?? "";
  await page.getByLabel("I’ve passed it on by phone or in person").click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("Hannah Lindqvist has looked at this password already")).toBeVisible();
  await expectNowhere(page, desk, password);
});
