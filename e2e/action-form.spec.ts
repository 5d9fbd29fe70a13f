import type { Page } from "@playwright/test";
import { connectTenant } from "./connect.ts";
import { expect, signInAs, test } from "./fixtures.ts";
import { askForSomethingElse } from "./portal.ts";
import type { Desk } from "./start-desk.ts";

test.use({ deskName: "action form" });
test.describe.configure({ mode: "serial" });

const title = "The whole team moves";
const ADD = "Add user to group";
const groupsOf = async (desk: Desk, name: string) =>
  (await desk.control<{ memberOf: string[] }>("GET", `user/${name}@calder.example`)).memberOf.length;

async function openForm(page: Page, desk: Desk, action: string) {
  await signInAs(page, desk, "Kwame Mensah");
  await page.getByRole("link", { name: title }).first().click();
  await page.getByRole("button", { name: action }).click();
  return page.getByRole("form", { name: action });
}

async function addPeople(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: "Add people" }).click();
  for (const name of names) {
    await page.getByRole("combobox", { name: "Add people" }).fill(name);
    await page.getByRole("option", { name }).first().click();
  }
}

test("a connected desk with a request", async ({ page, desk }) => {
  await connectTenant(page, desk);
  await signInAs(page, desk, "Ikram Benali");
  await askForSomethingElse(page, title, "Please add all of us.");
});

test("an agent sees for whom it works before the click, and each pair has its own result", async ({
  page,
  desk,
  look,
}) => {
  const before = [await groupsOf(desk, "ikram.benali"), await groupsOf(desk, "noor.haidari")];
  const form = await openForm(page, desk, ADD);
  for (const group of ["Packaging Studio", "Packaging – Vendors"]) {
    await form.getByRole("combobox", { name: "Group" }).fill(group);
    await page.getByRole("option", { name: new RegExp(group) }).click();
  }
  await expect(form.getByText("Works for all 2")).toBeVisible();
  await addPeople(page, ["Noor Haidari"]);
  await expect(form.getByText("Works for 2 of 4")).toBeVisible();
  await expect(form.getByText("Noor Haidari is privileged")).toHaveCount(1);
  await expect(form.getByText("2 groups for Ikram Benali")).toBeVisible();
  await look(page, "action-form-several", { isPhone: false });
  await form.getByRole("button", { name: /^Add to group/ }).click();
  await expect(form.getByText("2 done.")).toBeFocused({ timeout: 30_000 });
  await look(page, "action-form-results", { isPhone: false });
  expect(await groupsOf(desk, "ikram.benali")).toBe((before[0] ?? 0) + 2);
  expect(await groupsOf(desk, "noor.haidari")).toBe(before[1]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: ADD })).toBeFocused();
});

test("more than five people are confirmed by typing how many", async ({ page, desk }) => {
  const form = await openForm(page, desk, "Revoke user sessions");
  await addPeople(page, [
    "Hannah Lindqvist",
    "Tomasz Zieliński",
    "Amara Okafor",
    "Mateus Albuquerque",
    "Lucas Van den Broeck",
  ]);
  await expect(form.getByText("Works for all 6")).toBeVisible();
  await form.getByRole("button", { name: /^Revoke sessions/ }).click();
  await expect(form.getByText("Type “6 people”.")).toBeVisible();
  await form.getByLabel("Type 6 people to confirm").fill("6 people");
  await form.getByRole("button", { name: /^Revoke sessions/ }).click();
  await expect(form.getByText("6 done.")).toBeFocused({ timeout: 60_000 });
});

test("on a phone every control of the form is tall enough, and nothing scrolls sideways", async ({
  page,
  desk,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, desk, "Kwame Mensah");
  await page.getByRole("link", { name: title }).first().click();
  await page.getByRole("button", { name: /Requester/ }).click();
  await page.getByRole("button", { name: ADD }).click();
  const form = page.getByRole("form", { name: ADD });
  await form.getByRole("combobox", { name: "For how long" }).click();
  await page.getByRole("option", { name: "30 days" }).click();
  await expect(form.getByText("Ends by itself on")).toBeVisible();
  const heights = await form
    .getByRole("button")
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(40);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
