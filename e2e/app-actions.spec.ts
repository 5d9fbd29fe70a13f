import type { Locator, Page } from "@playwright/test";
import { finishConnecting, openConnect } from "./connect.ts";
import { expect, signInAs, test } from "./fixtures.ts";
import { askForSomethingElse } from "./portal.ts";
import type { Desk } from "./start-desk.ts";

test.use({ deskName: "app actions" });
test.describe.configure({ mode: "serial" });

type TenantUser = {
  memberOf: string[];
  assignments: { id: string; resourceId: string; appRoleId: string }[];
};

const ikram = "ikram.benali@calder.example";
const title = "Figma for my new team";
const tenantUser = (desk: Desk) => desk.control<TenantUser>("GET", `user/${ikram}`);

async function openRequest(page: Page, desk: Desk): Promise<void> {
  await signInAs(page, desk, "Kwame Mensah");
  await page
    .getByRole("link", { name: new RegExp(title) })
    .first()
    .click();
  await expect(page.getByRole("button", { name: "Assign application to user" })).toBeVisible();
}

/** Opens an action's form and finds the app in it. */
async function chooseApp(page: Page, action: string, app: string): Promise<Locator> {
  await page.getByRole("button", { name: action }).click();
  const form = page.getByRole("form", { name: action });
  await form.getByRole("combobox", { name: "Application" }).fill(app);
  await page.getByRole("option", { name: app }).first().click();
  return form;
}

test("the power to assign apps directly is off until an admin switches it on, and says why", async ({
  page,
  desk,
  look,
}) => {
  await desk.control("POST", "edit", [
    { op: "unassign", app: "Figma", principal: "Brand – All" },
    { op: "unassign", app: "Figma", principal: "Packaging Studio" },
    { op: "unassign", app: "Figma", principal: ikram },
    { op: "unassign", app: "Canva", principal: ikram },
    { op: "create-group", displayName: "Figma Guests" },
    { op: "assign", app: "Figma", principal: "Figma Guests" },
    { op: "create-group", displayName: "Diagram Makers", members: [ikram] },
    { op: "assign", app: "Canva", principal: "Diagram Makers" },
  ]);
  await openConnect(page, desk);
  const power = page.getByRole("switch", { name: "Assign applications directly" });
  const permission = page.getByRole("table").getByText("AppRoleAssignment.ReadWrite.All");
  await expect(power).not.toBeChecked();
  await expect(page.getByText("Its holder can grant any permission to any app")).toBeVisible();
  await expect(permission).toHaveCount(0);
  await power.click();
  await expect(permission).toBeVisible();
  await look(page, "entra-connect-direct-apps", { isPhone: false });
  await finishConnecting(page);
  await signInAs(page, desk, "Ikram Benali");
  await askForSomethingElse(page, title, "I draw the new boxes.");
});

test("an agent assigns an app directly in a role; the tenant has it, and undo ends exactly that", async ({
  page,
  desk,
  look,
}) => {
  const before = await tenantUser(desk);
  await openRequest(page, desk);
  await page.keyboard.press("p");
  await expect(page.getByRole("combobox", { name: "Application" })).toBeFocused();
  await page.keyboard.press("Escape");
  const form = await chooseApp(page, "Assign application to user", "Figma");
  await form.getByRole("button", { name: /^Assign/ }).click();
  await expect(form.getByText("Choose how.")).toBeVisible();
  await form.getByRole("radio", { name: "Directly, as Editor" }).click();
  await expect(form.getByText("as Editor, directly")).toBeVisible();
  await look(page, "request-assign-app", { isPhone: false });
  await form.getByRole("button", { name: /^Assign/ }).click();
  await expect(page.getByText("Kwame Mensah assigned")).toBeVisible();
  const after = await tenantUser(desk);
  expect(after.assignments).toHaveLength(before.assignments.length + 1);
  expect(after.memberOf).toEqual(before.memberOf);
  await expect(page.getByText("Verified").first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect.poll(async () => (await tenantUser(desk)).assignments).toEqual(before.assignments);
});

test("an agent assigns an app through a group: one membership, and the app's Remove takes it back", async ({
  page,
  desk,
  look,
}) => {
  const before = await tenantUser(desk);
  await openRequest(page, desk);
  const form = await chooseApp(page, "Assign application to user", "Figma");
  await form.getByRole("radio", { name: /^Through Figma Guests/ }).click();
  await expect(form.getByText("through this group")).toBeVisible();
  await form.getByRole("button", { name: /^Assign/ }).click();
  await expect.poll(async () => (await tenantUser(desk)).memberOf.length).toBe(before.memberOf.length + 1);
  expect((await tenantUser(desk)).assignments).toEqual(before.assignments);
  const apps = page.getByRole("button", { name: /^Apps \d/ });
  await apps.click();
  await page
    .getByRole("button", { name: /^\d+ more$/ })
    .last()
    .click();
  await look(page, "request-apps", { isPhone: false });
  await page.getByRole("button", { name: "Remove Figma, by leaving Figma Guests" }).click();
  const removal = page.getByRole("form", { name: "Remove application from user" });
  await expect(removal.getByRole("radio", { name: /membership of Figma Guests/ })).toBeChecked();
  await removal.getByRole("button", { name: /^Remove/ }).click();
  await expect.poll(async () => (await tenantUser(desk)).memberOf).toEqual(before.memberOf);
});

test("an app that comes through a group says so and offers that group", async ({ page, desk, look }) => {
  const before = await tenantUser(desk);
  await openRequest(page, desk);
  const form = await chooseApp(page, "Remove application from user", "Canva");
  await expect(form.getByRole("radio")).toHaveCount(1);
  await expect(form.getByRole("radio", { name: /membership of Diagram Makers/ })).toBeChecked();
  await expect(form.getByText("goes with this group")).toBeVisible();
  await look(page, "request-remove-app", { isPhone: false });
  await form.getByRole("button", { name: /^Remove/ }).click();
  await expect.poll(async () => (await tenantUser(desk)).memberOf.length).toBe(before.memberOf.length - 1);
  await expect(page.getByText(/through Diagram Makers/).first()).toBeVisible();
});
