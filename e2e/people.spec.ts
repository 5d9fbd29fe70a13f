import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { connectTenant } from "./connect.ts";
import { expect, signInAs, test } from "./fixtures.ts";
import type { Desk } from "./start-desk.ts";

test.use({ deskName: "people" });
test.describe.configure({ mode: "serial" });

async function openPeople(page: Page, desk: Desk, persona: string, search = ""): Promise<void> {
  await signInAs(page, desk, persona);
  await page.goto(`${desk.url}/people${search}`);
  await expect(page.getByRole("table", { name: "People" })).toBeVisible();
  // Keys work once the page is alive: the first one that does says so.
  const box = page.getByRole("searchbox", { name: "Search people" }).first();
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(box).toBeFocused({ timeout: 300 });
  }).toPass();
  await box.blur();
}
const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

test("a connected desk", async ({ page, desk }) => {
  await connectTenant(page, desk);
});

test("nothing is fetched ahead, and a page that takes long says that it is coming", async ({
  page,
  desk,
}) => {
  const ahead: string[] = [];
  page.on("request", (request) => {
    if (request.headers()["next-router-prefetch"] !== undefined) ahead.push(request.url());
  });
  await openPeople(page, desk, "Kwame Mensah");
  await page.getByRole("link", { name: "Groups" }).hover();
  await page.waitForLoadState("networkidle");
  expect(ahead).toEqual([]);
  const line = page.getByRole("progressbar", { name: "Loading the page" });
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/\/groups\?_rsc=/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("link", { name: "Groups" }).click();
  await expect(line).toBeVisible();
  await expect(page.getByRole("table", { name: "People" })).toBeVisible();
  arrive();
  await expect(page.getByRole("table", { name: "Groups" })).toBeVisible();
  await expect(line).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("table", { name: "People" })).toBeVisible();
  await expect(line).toHaveCount(0);
});

test("people are filtered by group and by who has no manager", async ({ page, desk }) => {
  await openPeople(page, desk, "Kwame Mensah");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("button", { name: "Group", exact: true }).click();
  await page.getByRole("textbox", { name: "Find group" }).fill("Packaging Studio");
  await page.getByRole("button", { name: /Packaging Studio/ }).click();
  await expect(page.getByText("Packaging Studio")).toBeVisible();
  await page.getByRole("link", { name: "Remove filter Group" }).click();
  await expect(page).not.toHaveURL(/group=/);
  await expect(page.getByRole("link", { name: "Remove filter Group" })).toHaveCount(0);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("button", { name: "Has no manager" }).click();
  await expect(page).toHaveURL(/noManager=1/);
  await expect(row(page, "Margarethe Vogel")).toBeVisible();
});

test("columns are chosen, moved, and kept for the member", async ({ page, desk, look }) => {
  await openPeople(page, desk, "Kwame Mensah");
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Mobile" }).click();
  await page.getByRole("checkbox", { name: "Office" }).click();
  await expect(page.getByRole("columnheader", { name: "Mobile" })).toBeVisible();
  await page.getByRole("checkbox", { name: "Mobile" }).press("Alt+ArrowUp");
  await look(page, "people-columns", { isPhone: false });
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.getByRole("columnheader")).toHaveText([
    "",
    "Name",
    "Work email",
    "Job title",
    "Department",
    "Manager",
    "Groups",
    "Apps",
    "Mobile",
    "Status",
  ]);
});

test("a view is saved, changed, shared, renamed and deleted", async ({ page, desk, look }) => {
  await openPeople(page, desk, "Noor Haidari", "?department=Finance&department=Legal");
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Money and law");
  await page.getByRole("checkbox", { name: "Everybody at the desk sees it" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save view" }).click();
  const views = page.getByRole("navigation", { name: "Views" });
  await expect(views.getByRole("link", { name: "Money and law" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("link", { name: "Job title" }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("button", { name: "Save changes" })).toBeHidden();
  await look(page, "people-view");

  await openPeople(page, desk, "Kwame Mensah");
  await views.getByRole("link", { name: "Money and law" }).click();
  await expect(page).toHaveURL(/sort=title/);
  await expect(page.getByRole("button", { name: "Change Money and law" })).toHaveCount(0);

  await openPeople(page, desk, "Noor Haidari");
  await views.getByRole("link", { name: "Money and law" }).click();
  await page.getByRole("button", { name: "Change Money and law" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Finance and legal");
  await page.getByRole("button", { name: "Save name" }).click();
  await page.getByRole("button", { name: "Change Finance and legal" }).click();
  await page.getByRole("button", { name: "Delete view for everybody" }).click();
  await expect(views).toHaveCount(0);
});

test("the list is exported as it is filtered, and employees get work facts only", async ({
  page,
  desk,
  look,
}) => {
  const exported = async (item: string) => {
    await page.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: item }).click(),
    ]);
    return readFileSync(await download.path(), "utf8")
      .trim()
      .split("\r\n");
  };
  await openPeople(page, desk, "Kwame Mensah", "?q=ikram");
  const all = await exported("CSV, all columns");
  expect(all[0]).toContain("Object ID");
  expect(all).toHaveLength(2);
  await openPeople(page, desk, "Ikram Benali", "?q=ikram");
  await expect(page.getByRole("checkbox", { name: /^Select/ })).toHaveCount(0);
  await look(page, "people-employee");
  const own = await exported("CSV, all columns");
  expect(own[0]).toBe("Name,Work email,Job title,Department,Manager,Office");
  expect(own).toHaveLength(2);
});

test("Space looks at one person beside the list, J moves on, Esc closes", async ({ page, desk, look }) => {
  await openPeople(page, desk, "Kwame Mensah", "?q=calder&department=Product%20Design");
  await page.keyboard.press("j");
  const first = await page.locator(":focus").textContent();
  await page.keyboard.press("Space");
  const peek = page.getByRole("complementary", { name: /^Peek/ });
  await expect(peek.getByRole("heading", { name: first ?? "" })).toBeVisible();
  await expect(peek.getByText("Groups")).toBeVisible();
  await look(page, "people-peek", { isPhone: false });
  await page.keyboard.press("j");
  await expect(peek.getByRole("heading", { name: first ?? "" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(peek).toHaveCount(0);
});

test("a selection survives paging, and one action runs for all of it", async ({ page, desk, look }) => {
  await openPeople(page, desk, "Kwame Mensah");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  const bar = page.getByRole("region", { name: "Selected people" });
  await expect(bar.getByText("3 selected")).toBeVisible();
  await page.getByRole("link", { name: "Next" }).first().click();
  await expect(page).toHaveURL(/cursor=/);
  await page.getByRole("row").nth(1).getByRole("checkbox").click();
  await expect(bar.getByText("4 selected")).toBeVisible();
  await look(page, "people-selected", { isPhone: false });
  await bar.getByRole("button", { name: "Run an action" }).click();
  await page.getByRole("button", { name: "Add user to group" }).click();
  const form = page.getByRole("form", { name: "Add user to group" });
  await form.getByRole("combobox", { name: "Group" }).fill("Packaging Studio");
  await page.getByRole("option", { name: /Packaging Studio/ }).click();
  await expect(form.getByText("Works for all 4")).toBeVisible();
  await look(page, "people-bulk", { isPhone: false });
  await form.getByRole("button", { name: /^Add to group/ }).click();
  await expect(form.getByText("4 done.")).toBeFocused({ timeout: 60_000 });
});

test("somebody gets the same access as another person", async ({ page, desk, look }) => {
  await openPeople(page, desk, "Kwame Mensah", "?q=ikram%20benali");
  await page.getByRole("link", { name: "Ikram Benali" }).first().click();
  await page.getByRole("button", { name: "Compare access" }).click();
  await page.getByRole("combobox", { name: "Same access as" }).fill("hannah lindqvist");
  await page.getByRole("option", { name: /Hannah Lindqvist/ }).click();
  await expect(page.getByRole("heading", { name: "Ikram Benali beside Hannah Lindqvist" })).toBeVisible();
  const only = page.getByRole("region", { name: "Only Hannah Lindqvist: groups" });
  const before = await only.getByRole("checkbox").count();
  await only.getByRole("checkbox").nth(0).click();
  await only.getByRole("checkbox").nth(1).click();
  await look(page, "people-compare");
  await page.getByRole("button", { name: "Add to 2 groups" }).click();
  const form = page.getByRole("form", { name: "Add user to group" });
  await expect(form.getByText("Works for all 2")).toBeVisible();
  await look(page, "people-compare-form", { isPhone: false });
  await form.getByRole("button", { name: /^Add to group/ }).click();
  await expect(form.getByText("2 done.")).toBeFocused({ timeout: 60_000 });
  await page.getByRole("button", { name: "Close", exact: true }).first().click();
  await expect(only.getByRole("checkbox")).toHaveCount(before - 2);
});

test("on a phone people are selected and exported too, and the palette opens from More", async ({
  page,
  desk,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, desk, "Kwame Mensah");
  await page.goto(`${desk.url}/people`);
  const boxes = page.getByRole("table", { name: "People" }).getByRole("checkbox");
  const bar = page.getByRole("region", { name: "Selected people" });
  await expect(async () => {
    await boxes.nth(1).check({ timeout: 1_000 });
    await expect(bar.getByText("1 selected")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await boxes.nth(2).check();
  await bar.getByRole("button", { name: "Run an action" }).click();
  await expect(page.getByRole("button", { name: "Add user to group" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("menuitem", { name: "CSV, all columns" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Search or jump to" }).click();
  await page.getByRole("combobox", { name: "Search or jump to" }).fill("hannah lind");
  await page
    .getByRole("option", { name: /Hannah Lindqvist/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Hannah Lindqvist" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
