import { consentAndImport, openConnect, signInAtMicrosoft } from "./connect.ts";
import { expect, holdScripts, signInAs, test } from "./fixtures.ts";

type TenantUser = { accountEnabled: boolean; memberOf: string[]; signInSessionsValidFromDateTime: string };

const ikram = "user/ikram.benali@calder.example";
const title = "Packaging group for my new team";

test.use({ deskName: "first path" });
test.describe.configure({ mode: "serial" });

test("the first admin sets the workspace up with the printed code, once", async ({ page, desk, look }) => {
  await page.goto(`${desk.url}/set-up`);
  await look(page, "set-up");
  // Sent before the page has come to life: it arrives, and the password is never in the address.
  const bring = await holdScripts(page);
  await page.reload({ waitUntil: "commit" });
  await page.getByLabel("Set-up code").fill("WRON-GCOD-EXXX");
  await page.getByLabel("Your name").fill("Robin Admin");
  await page.getByLabel("Email").fill("robin@calder.example");
  await page.getByLabel("Password").fill("a long enough password");
  await page.getByLabel("Password").press("Enter");
  expect(page.url()).toBe(`${desk.url}/set-up`);
  bring();
  await expect(page.getByText(/wrong, used or expired/i).first()).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Robin Admin");
  await page.getByLabel("Set-up code").fill(desk.setupCode);
  await page.getByRole("button", { name: "Become the first admin" }).click();
  await page.waitForURL(/\/requests/);
  await page.context().clearCookies();
  await page.goto(`${desk.url}/set-up`);
  await page.waitForURL(/sign-in/);
  await look(page, "sign-in");
});

test("an admin connects the tenant, reviews the import and finishes", async ({ page, desk, look }) => {
  await signInAs(page, desk, "Noor Haidari");
  await look(page, "requests-empty");
  await page.getByRole("link", { name: "Settings" }).first().click();
  await expect(page.getByRole("heading", { name: "Integrations" })).toBeVisible();
  await look(page, "integrations");
  await openConnect(page, desk);
  await look(page, "entra-connect");
  await signInAtMicrosoft(page, "Noor Haidari");
  await expect(page.getByRole("button", { name: "Accept" })).toBeVisible();
  await look(page, "practice-consent");
  await consentAndImport(page);
  await expect(page.getByText("1,240 People")).toBeVisible();
  await look(page, "entra-review");
  await page.getByRole("button", { name: "Finish setup" }).click();
  await expect(page.getByRole("button", { name: "Sync now" })).toBeVisible({ timeout: 30_000 });
  await look(page, "entra-connected");
});

test("People counts what the tenant counts, and a person opens with manager, groups and apps", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Noor Haidari");
  const { activeMembers } = await desk.control<{ activeMembers: number }>("GET", "state");
  await page.getByRole("link", { name: "People" }).first().click();
  await expect(
    page.getByText(`${activeMembers.toLocaleString("en-GB")} of ${activeMembers.toLocaleString("en-GB")}`),
  ).toBeVisible();
  await look(page, "people");
  await page.getByRole("searchbox").first().fill("benali ikram");
  await page.getByRole("link", { name: "Ikram Benali" }).first().click();
  await expect(page.getByRole("heading", { name: "Ikram Benali" })).toBeVisible();
  await expect(page.getByText("Hannah Lindqvist").first()).toBeVisible();
  await look(page, "person");
  await page.keyboard.press("a");
  await expect(page.getByRole("button", { name: "Add user to group" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Groups" }).first().click();
  await expect(page.getByRole("link", { name: "All of Lyon" }).first()).toBeVisible();
  await look(page, "groups");
  await page.getByRole("link", { name: "All of Lyon" }).first().click();
  await expect(page.getByRole("heading", { name: "All of Lyon" })).toBeVisible();
  await expect(page.getByText(/rule/i).first()).toBeVisible();
  await look(page, "group");
  await page.getByRole("link", { name: "Apps" }).first().click();
  await page.getByRole("link", { name: "Figma" }).first().click();
  await expect(page.getByRole("heading", { name: "Figma" })).toBeVisible();
  await look(page, "app");
});

test("an employee submits a request, once, and sees no desk", async ({ page, desk, look }) => {
  await signInAs(page, desk, "Ikram Benali");
  await expect(page.getByRole("heading", { name: /Ikram/ })).toBeVisible();
  await look(page, "portal");
  await page.getByRole("link", { name: "Something else" }).click();
  await expect(page.getByRole("heading", { name: "Something else" })).toBeVisible();
  await look(page, "portal-new");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Details").fill("I moved to Packaging and need the shared files.");
  await page.getByRole("button", { name: "Submit request" }).dblclick();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await look(page, "portal-request");
  await page.goto(`${desk.url}/portal`);
  await expect(page.getByRole("link", { name: new RegExp(title) })).toHaveCount(1);
  await page.getByRole("link", { name: "People" }).first().click();
  // The portal has a search of its own: the list's says that its page is there.
  await expect(page.getByRole("searchbox", { name: "Search people" }).first()).toBeVisible();
  await expect(page.getByText("Blocked")).toHaveCount(0);
  await look(page, "people-employee");
});

test("an agent adds the requester to a group; the tenant has the membership, and undo takes it away", async ({
  page,
  desk,
  look,
}) => {
  const before = await desk.control<TenantUser>("GET", ikram);
  await signInAs(page, desk, "Kwame Mensah");
  await look(page, "requests");
  await page
    .getByRole("link", { name: new RegExp(title) })
    .first()
    .click();
  await page.getByRole("button", { name: "Add user to group" }).click();
  await page.getByRole("combobox", { name: "Group" }).fill("Packaging");
  await expect(page.getByRole("option", { name: /Packaging News/ })).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("option", { name: /Packaging Studio/ }).click();
  await look(page, "request-add-to-group", { isPhone: false });
  await page.getByRole("button", { name: /^Add to group/ }).click();
  await expect(page.getByText("Kwame Mensah added")).toBeVisible();
  await look(page, "request-added");
  const after = await desk.control<TenantUser>("GET", ikram);
  expect(after.memberOf.length).toBe(before.memberOf.length + 1);
  await expect(page.getByText("Verified").first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect
    .poll(async () => (await desk.control<TenantUser>("GET", ikram)).memberOf.length)
    .toBe(before.memberOf.length);
});

test("an agent removes the requester from a group, and the tenant agrees", async ({ page, desk }) => {
  const before = await desk.control<TenantUser>("GET", ikram);
  await signInAs(page, desk, "Kwame Mensah");
  await page
    .getByRole("link", { name: new RegExp(title) })
    .first()
    .click();
  await page.getByRole("button", { name: "Remove user from group" }).click();
  await page.getByRole("combobox", { name: "Group" }).fill("All Staff");
  await page.getByRole("option", { name: /All Staff/ }).click();
  await page.getByRole("button", { name: /^Remove from group/ }).click();
  await expect
    .poll(async () => (await desk.control<TenantUser>("GET", ikram)).memberOf.length)
    .toBe(before.memberOf.length - 1);
});

test("an agent revokes sessions, blocks and unblocks sign-in, each seen in the tenant", async ({
  page,
  desk,
  look,
}) => {
  const read = () => desk.control<TenantUser>("GET", ikram);
  const before = await read();
  await signInAs(page, desk, "Kwame Mensah");
  await page
    .getByRole("link", { name: new RegExp(title) })
    .first()
    .click();
  await page.getByRole("button", { name: "Revoke user sessions" }).click();
  await page.getByRole("button", { name: /^Revoke sessions/ }).click();
  await expect
    .poll(async () => (await read()).signInSessionsValidFromDateTime)
    .not.toBe(before.signInSessionsValidFromDateTime);
  await page.getByRole("button", { name: "Block sign-in" }).first().click();
  await look(page, "request-block", { isPhone: false });
  await page.getByRole("button", { name: "Block sign-in" }).last().click();
  await expect.poll(async () => (await read()).accountEnabled).toBe(false);
  await expect(page.getByText("Blocked").first()).toBeVisible();
  await look(page, "request-blocked");
  await page.getByRole("button", { name: "Unblock sign-in" }).first().click();
  await page.getByRole("button", { name: "Unblock sign-in" }).last().click();
  await expect.poll(async () => (await read()).accountEnabled).toBe(true);
});

test("the agent replies, notes and resolves; the employee reads the reply and not the note", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Kwame Mensah");
  await page
    .getByRole("link", { name: new RegExp(title) })
    .first()
    .click();
  await page.getByRole("textbox", { name: /reply/i }).fill("You are in. Welcome to Packaging.");
  await page.getByRole("button", { name: /^Send/ }).click();
  await expect(page.getByText("You are in. Welcome to Packaging.")).toBeVisible();
  await page.getByRole("tab", { name: "Internal note" }).click();
  await page.getByRole("textbox", { name: /note/i }).fill("Her manager knows.");
  await page
    .getByRole("button", { name: /^(Add|Save|Send)/ })
    .last()
    .click();
  await expect(page.getByText("Her manager knows.")).toBeVisible();
  await look(page, "request-conversation");
  await page.getByRole("button", { name: /^Resolve/ }).click();
  await expect(page.getByText("Resolved").first()).toBeVisible();
  await signInAs(page, desk, "Ikram Benali");
  await page
    .getByRole("link", { name: new RegExp(title) })
    .first()
    .click();
  await expect(page.getByText("You are in. Welcome to Packaging.")).toBeVisible();
  await expect(page.getByText("Her manager knows.")).toHaveCount(0);
});

test("admins see the members and can change a role", async ({ page, desk, look }) => {
  await signInAs(page, desk, "Noor Haidari");
  await page.goto(`${desk.url}/settings/members`);
  await expect(page.getByText("Kwame Mensah", { exact: true })).toBeVisible();
  await look(page, "members");
});

test("people sign in with Microsoft once the tenant is connected", async ({ page, desk }) => {
  await page.goto(`${desk.url}/sign-in`);
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.waitForURL(/oauth2\/v2\.0\/authorize/);
  await page.getByRole("button", { name: "Hannah Lindqvist" }).first().click();
  await page.waitForURL(/\/portal/);
  await expect(page.getByRole("heading", { name: /Hannah/ })).toBeVisible();
});
