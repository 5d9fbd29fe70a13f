import type { Page } from "@playwright/test";
import { connectTenant } from "./connect.ts";
import { expect, signInAs, test } from "./fixtures.ts";
import type { Desk } from "./start-desk.ts";

test.use({ deskName: "keeping true" });
test.describe.configure({ mode: "serial" });

type State = { users: number; activeMembers: number; guests: number; blocked: number; groups: number };
const state = (desk: Desk) => desk.control<State>("GET", "state");
const edit = (desk: Desk, operations: readonly object[]) => desk.control("POST", "edit", operations);
const figure = (count: number) => count.toLocaleString("en-GB");
const ikram = "ikram.benali@calder.example";

async function openSettings(page: Page, desk: Desk): Promise<void> {
  await signInAs(page, desk, "Noor Haidari");
  await page.goto(`${desk.url}/settings/integrations/entra`);
  await expect(page.getByRole("button", { name: "Sync now" })).toBeVisible();
}

/** Presses Sync now and waits until a new run stands on top of the history with this result. */
async function syncNow(page: Page, result: RegExp): Promise<void> {
  const rows = page.getByRole("table", { name: "Sync history" }).getByRole("row");
  const before = await rows.count();
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(rows).toHaveCount(before + 1, { timeout: 30_000 });
  await expect(rows.nth(1)).toContainText(result, { timeout: 30_000 });
}

async function expectPeople(page: Page, desk: Desk, count: number): Promise<void> {
  await page.goto(`${desk.url}/people`);
  await expect(page.getByText(`${figure(count)} of ${figure(count)}`)).toBeVisible();
}

test("the tenant is connected", async ({ page, desk }) => {
  await connectTenant(page, desk);
});

test("people and groups change in Entra: Sync now brings them to People and to what changed", async ({
  page,
  desk,
  look,
}) => {
  await edit(desk, [
    { op: "user", user: ikram, set: { department: "Packaging", jobTitle: "Packaging Lead" } },
    { op: "manager", user: ikram, manager: "kwame.mensah@calder.example" },
    {
      op: "create-user",
      userPrincipalName: "rania.alkhatib@calder.example",
      displayName: "Rania Al-Khatib",
      department: "Sales",
    },
    { op: "create-group", displayName: "Coating Line 9 – Operators", members: [ikram] },
    { op: "group", group: "Packaging Studio", set: { displayName: "Packaging Studio EU" } },
  ]);
  await openSettings(page, desk);
  await syncNow(page, /Done/);
  await page.getByRole("link", { name: "All syncs" }).click();
  await expect(page.getByText("Rania Al-Khatib joined (Sales)")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /Ikram Benali department/ })).toContainText(
    "Packaging",
  );
  await expect(page.getByText(/Ikram Benali manager/)).toContainText("Kwame Mensah");
  await expect(page.getByText("Coating Line 9 – Operators is new (1 member)")).toBeVisible();
  await expect(page.getByText(/Packaging Studio EU name/)).toBeVisible();
  await look(page, "entra-what-changed");
  await page.getByRole("navigation", { name: "Kind" }).getByRole("link", { name: "Groups" }).click();
  await expect(page.getByText("Rania Al-Khatib joined (Sales)")).toBeHidden();
  await expect(page.getByText(/Coating Line 9 – Operators is new/)).toBeVisible();
  await page.getByRole("searchbox", { name: "Search changes" }).fill("studio");
  await expect(page.getByText(/Coating Line 9/)).toHaveCount(0);
  await expect(page.getByText(/Packaging Studio EU name/)).toBeVisible();
  await expectPeople(page, desk, (await state(desk)).activeMembers);
  await page.getByRole("searchbox").first().fill("rania");
  await expect(page.getByRole("link", { name: "Rania Al-Khatib" }).first()).toBeVisible();
});

test("a run says what it read, what it cost and what it changed", async ({ page, desk, look }) => {
  await openSettings(page, desk);
  await look(page, "entra-connected");
  await page.getByRole("table", { name: "Sync history" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Sync", exact: true })).toBeVisible();
  await expect(page.getByText("Resource units")).toBeVisible();
  await expect(page.getByText("Changes of groups and memberships")).toBeVisible();
  await look(page, "entra-run");
});

test("the preview of a scope comes true when it is saved, at once", async ({ page, desk, look }) => {
  await openSettings(page, desk);
  await page.getByRole("radio", { name: "Members of groups you choose" }).click();
  for (const name of ["Packaging Studio EU", "Coating Line 9 – Operators"]) {
    await page.getByRole("combobox", { name: "Groups", exact: true }).fill(name);
    await page.getByRole("option", { name: new RegExp(name) }).click();
  }
  const preview = page.getByRole("complementary", { name: "If you save" });
  await expect(preview).toContainText("Preview");
  const people = preview.getByRole("row", { name: /^People/ });
  await expect(people).toContainText("−");
  const after = Number((await people.getByRole("cell").nth(1).textContent())?.replaceAll(/\D/g, ""));
  expect(after).toBeGreaterThan(0);
  await preview.getByText(/people leave/).click();
  await look(page, "entra-scope", { isPhone: false });
  await page.getByRole("button", { name: "Save scope" }).click();
  await expect(page.getByText("Scope saved")).toBeVisible();
  await expectPeople(page, desk, after);
  await openSettings(page, desk);
  await page.getByRole("radio", { name: "Only groups you choose" }).click();
  await page.getByRole("combobox", { name: "Groups", exact: true }).first().fill("All Staff");
  await page
    .getByRole("option", { name: /All Staff/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Save scope" }).click();
  await expect(page.getByText("Scope saved").first()).toBeVisible();
  await page.goto(`${desk.url}/groups`);
  await expect(page.getByText("1 of 1")).toBeVisible();
  await openSettings(page, desk);
  await page.getByRole("radio", { name: "All groups" }).click();
  await page.getByRole("radio", { name: "Everyone" }).click();
  await page.getByRole("button", { name: "Save scope" }).click();
  await expect(page.getByText("Scope saved").first()).toBeVisible();
  await expectPeople(page, desk, (await state(desk)).activeMembers);
});

test("a guest is explained by “Why is someone not here?” and appears after the switch", async ({
  page,
  desk,
  look,
}) => {
  await edit(desk, [
    {
      op: "create-user",
      userPrincipalName: "zora.visitor_partner.example#EXT#@calder.example",
      displayName: "Zora Visitor",
      userType: "Guest",
    },
  ]);
  await openSettings(page, desk);
  await syncNow(page, /Done/);
  await page.getByRole("searchbox", { name: /Why is someone not here/ }).fill("visitor zora");
  await expect(page.getByText("A guest account, and guests are excluded.")).toBeVisible();
  await look(page, "entra-why");
  await page.getByRole("switch", { name: "Include guest accounts" }).click();
  await page.getByRole("button", { name: "Save scope" }).click();
  await expect(page.getByText("Scope saved")).toBeVisible();
  await page.goto(`${desk.url}/people`);
  await page.getByRole("searchbox").first().fill("zora");
  await expect(page.getByRole("link", { name: "Zora Visitor" }).first()).toBeVisible();
  await openSettings(page, desk);
  await page.getByRole("switch", { name: "Include guest accounts" }).click();
  await page.getByRole("button", { name: "Save scope" }).click();
  await expect(page.getByText("Scope saved")).toBeVisible();
});

test("60 % of all users removed are held: discard keeps them, release applies", async ({
  page,
  desk,
  look,
}) => {
  const before = await state(desk);
  await desk.control("POST", "remove", { kind: "users", share: 0.6 });
  const after = await state(desk);
  await openSettings(page, desk);
  await syncNow(page, /Held/);
  await expect(page.getByText("it would change too much at once")).toBeVisible();
  await look(page, "entra-held");
  await page.getByRole("link", { name: "Look and decide" }).click();
  const gone = before.users - after.users;
  await expect(
    page.getByRole("heading", { name: `${figure(gone)} people would be removed or blocked` }),
  ).toBeVisible();
  await look(page, "entra-hold");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.waitForURL(/integrations\/entra$/);
  await expectPeople(page, desk, before.activeMembers);
  await openSettings(page, desk);
  await syncNow(page, /Held/);
  await page.getByRole("link", { name: "Look and decide" }).click();
  await page.getByRole("button", { name: /^Release/ }).click();
  await page.waitForURL(/integrations\/entra$/);
  await expect(async () => expectPeople(page, desk, after.activeMembers)).toPass({ timeout: 30_000 });
  await desk.control("POST", "restore", { kind: "users" });
});

test("consent revoked: needs reauthorization, reconnect, and all is good", async ({ page, desk, look }) => {
  await openSettings(page, desk);
  await syncNow(page, /Done|Held/);
  await desk.control("POST", "consent", { revoke: ["Application.Read.All", "Directory.Read.All"] });
  await syncNow(page, /but for what is not granted/);
  await expect(page.getByText(/stays as it was until granted/).first()).toBeVisible();
  await look(page, "entra-permission-missing");
  await desk.control("POST", "consent", { revoke: "all" });
  await syncNow(page, /Failed/);
  await expect(page.getByText("Needs reauthorization").first()).toBeVisible();
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("Still not accepted.")).toBeVisible();
  await page.getByRole("link", { name: "Reconnect" }).first().click();
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.waitForURL(/oauth2\/v2\.0\/authorize/);
  await page.getByRole("button", { name: "Noor Haidari" }).first().click();
  await page.getByRole("button", { name: "Accept" }).click();
  await page.waitForURL(/settings\/integrations\/entra/, { timeout: 60_000 });
  await expect(page.getByText("Connected", { exact: true }).first()).toBeVisible();
  await expect(async () => expectPeople(page, desk, (await state(desk)).activeMembers)).toPass({
    timeout: 30_000,
  });
});

test("access that comes back by itself is noticed with Check again", async ({ page, desk }) => {
  await desk.control("POST", "consent", { enabled: false });
  await openSettings(page, desk);
  await syncNow(page, /Failed/);
  await expect(page.getByText("The Gatehouse app is disabled in this tenant.")).toBeVisible();
  await desk.control("POST", "consent", { enabled: true });
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("Connected", { exact: true }).first()).toBeVisible();
});

test("a paused connection asks Entra for nothing until it is resumed", async ({ page, desk, look }) => {
  await openSettings(page, desk);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.getByRole("button", { name: "Pause now" }).click();
  await expect(page.getByText("Paused by Noor Haidari")).toBeVisible();
  await look(page, "entra-paused");
  const { activeMembers } = await state(desk);
  await expectPeople(page, desk, activeMembers);
  await openSettings(page, desk);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("Paused by")).toBeHidden();
});

test("limits and interval are kept, and nonsense is refused with a reason", async ({ page, desk }) => {
  await openSettings(page, desk);
  await page.getByRole("combobox", { name: "Refresh from Entra" }).click();
  await page.getByRole("option", { name: "Every 2 hours" }).click();
  const count = page.getByRole("textbox", { name: "People removed or blocked: more than" });
  await count.fill("many");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Enter a whole number.")).toBeVisible();
  await expect(count).toHaveAttribute("aria-invalid", "true");
  await count.fill("300");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Every 2 hours").first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "People removed or blocked: more than" })).toHaveValue(
    "300",
  );
});
