import type { Page } from "@playwright/test";
import { expect, holdScripts, signInAs, test } from "./fixtures.ts";
import { askForFigma, connectDesk } from "./ready-desk.ts";
import type { Desk } from "./start-desk.ts";

test.use({ deskName: "inbox" });
test.describe.configure({ mode: "serial" });

async function askFor(page: Page, desk: Desk, title: string): Promise<void> {
  await page.goto(`${desk.url}/portal/new?service=something-else`);
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
}
const count = (page: Page, view: string) =>
  page.getByRole("navigation", { name: "View" }).getByRole("link", { name: new RegExp(`^${view}`) });

test("an agent filters, sorts and keeps a view", async ({ page, desk, look }) => {
  await connectDesk(page, desk);
  await signInAs(page, desk, "Ikram Benali");
  await askForFigma(page, desk);
  await askFor(page, desk, "My badge fails");
  await askFor(page, desk, "A second screen");
  await signInAs(page, desk, "Kwame Mensah");
  await expect(count(page, "Open")).toContainText("3");
  await page.keyboard.press("f");
  await page.getByRole("combobox", { name: "Service" }).click();
  await page.getByRole("option", { name: "Something else" }).click();
  await expect(count(page, "Open")).toContainText("2");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Request", exact: true }).click();
  await expect(page.getByRole("row").nth(1)).toContainText("A second screen");
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByLabel("Save this view as").fill("Odd ones");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("link", { name: "Odd ones" })).toBeVisible();
  await look(page, "inbox-views", { isPhone: false });
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Remove filter Service" }).click();
  await expect(count(page, "Open")).toContainText("3");
  await look(page, "inbox");
});

test("X selects, and all that is selected is assigned and closed together", async ({ page, desk, look }) => {
  await signInAs(page, desk, "Kwame Mensah");
  await expect(page.getByRole("row")).toHaveCount(4);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  const bar = page.getByRole("toolbar", { name: "Selected requests" });
  await expect(bar.getByText("2 selected")).toBeVisible();
  await look(page, "inbox-selected", { isPhone: false });
  await bar.getByRole("combobox", { name: "Assign to" }).click();
  await page.getByRole("option", { name: "Kwame Mensah (you)" }).click();
  await expect(count(page, "Mine")).toContainText("2");
  await page.getByRole("checkbox", { name: "Select REQ-3" }).click();
  await page.getByRole("toolbar").getByRole("button", { name: "Resolve" }).click();
  await expect(count(page, "Resolved")).toContainText("1");
  await expect(count(page, "Open")).toContainText("2");
});

test("a request is bold until it is read, again after a reply, without a reload", async ({
  page,
  desk,
  browser,
}) => {
  await signInAs(page, desk, "Kwame Mensah");
  await page.getByRole("link", { name: /Figma/ }).first().click();
  await expect(page.getByRole("heading", { name: "Request app access: Figma" })).toBeVisible();
  await page
    .getByRole("link", { name: "Back to requests" })
    .or(page.getByRole("link", { name: "All open" }))
    .first()
    .click();
  const row = page.getByRole("row", { name: /Figma/ });
  await expect(row).toBeVisible();
  await expect(row.getByText("Unread:")).toHaveCount(0, { timeout: 20_000 });
  const other = await browser.newContext();
  const employee = await other.newPage();
  await signInAs(employee, desk, "Ikram Benali");
  await employee.goto(`${desk.url}/portal/requests/1`);
  await employee.getByLabel("Your reply").fill("Any news?");
  await employee.getByRole("button", { name: "Send reply" }).click();
  await expect(employee.getByText("Any news?").first()).toBeVisible();
  await expect(row.getByText("Unread:")).toHaveCount(1, { timeout: 20_000 });
  await other.close();
});

test("two who take the same request: the second is told who was first", async ({ page, desk, browser }) => {
  await signInAs(page, desk, "Kwame Mensah");
  await page.goto(`${desk.url}/requests/1`);
  await expect(page.getByRole("heading", { name: "Request app access: Figma" })).toBeVisible();
  const other = await browser.newContext();
  const admin = await other.newPage();
  await signInAs(admin, desk, "Noor Haidari");
  await admin.goto(`${desk.url}/requests/1`);
  await admin.getByRole("button", { name: "Resolve" }).click();
  await expect(admin.getByRole("button", { name: "Reopen" })).toBeVisible();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Mark as waiting for an answer" }).click();
  await expect(
    page.getByText("Noor Haidari was faster: it is Resolved now.", { exact: false }),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Reopen" })).toBeVisible();
  await page.getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByRole("button", { name: "Resolve" })).toBeVisible();
  await other.close();
});

test("the palette finds, and opens an action's form for the person; it runs nothing", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Kwame Mensah");
  const bring = await holdScripts(page, { later: true });
  await page.goto(`${desk.url}/requests/1`);
  await expect(page.getByText(/^Today, /)).toBeVisible();
  await page.keyboard.press("Control+k");
  // The palette's code is on its way: what is typed meanwhile is for it, and no key of the page acts.
  await page.keyboard.type("jar");
  bring();
  const search = page.getByRole("combobox", { name: "Search or jump to" });
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("jar");
  await search.fill("add ikr");
  await expect(page.getByRole("option", { name: /Add Ikram Benali to group/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await look(page, "palette", { isPhone: false });
  await search.press("Enter");
  await expect(page.getByRole("form", { name: "Add user to group" })).toBeVisible();
  await expect(page).toHaveURL(`${desk.url}/requests/1`);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await search.fill("hannah lind");
  await expect(page.getByRole("option", { name: /Hannah Lindqvist/ }).first()).toBeVisible();
  await search.press("Enter");
  await expect(page.getByRole("heading", { name: "Hannah Lindqvist" })).toBeVisible();
  await page.locator("body").press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await look(page, "keys", { isPhone: false });
});

test("a reply with a file, a saved answer and a name: kept, rendered, saved and never shown", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Kwame Mensah");
  await page.goto(`${desk.url}/requests/1`);
  const reply = page.getByRole("textbox", { name: "Reply" });
  await reply.fill("Restart the **client**.\n- twice\n- then wait");
  await page.getByRole("button", { name: "Saved answers" }).click();
  await page.getByLabel("Save what is written as").fill("VPN restart");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "VPN restart", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await reply.fill("");
  await reply.pressSequentially("/vpn");
  await expect(page.getByRole("option", { name: /VPN restart/ })).toBeVisible();
  await look(page, "composer-suggestions", { isPhone: false });
  await reply.press("Enter");
  await expect(reply).toHaveValue(/Restart the/);
  const chooser = page.locator("input[type=file]").first();
  await chooser.setInputFiles({
    name: "page.png",
    mimeType: "image/png",
    buffer: Buffer.from("<html><script>1</script>"),
  });
  await expect(page.getByText(/not taken/)).toBeVisible();
  await chooser.setInputFiles({
    name: "how to.txt",
    mimeType: "text/html",
    buffer: Buffer.from("Plain words"),
  });
  await expect(page.getByRole("link", { name: /how to.txt/ })).toBeVisible();
  await reply.press("Control+Enter");
  const file = page.getByRole("list", { name: "Conversation" }).getByRole("link", { name: /how to.txt/ });
  await expect(file).toBeVisible();
  await expect(page.locator("strong", { hasText: "client" }).first()).toBeVisible();
  await look(page, "request-with-file", { isPhone: false });
  const href = (await file.getAttribute("href")) ?? "";
  const answer = await page.request.get(`${desk.url}${href}`);
  expect(answer.headers()).toMatchObject({
    "content-disposition": 'attachment; filename="how to.txt"',
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  });
  await signInAs(page, desk, "Hannah Lindqvist");
  expect((await page.request.get(`${desk.url}${href}`)).status()).toBe(404);
});
