import { expect, holdScripts, signInAs, test } from "./fixtures.ts";
import { askForFigma, connectDesk } from "./ready-desk.ts";

test.use({ deskName: "services" });
test.describe.configure({ mode: "serial" });

test("an employee asks through a form, and the answers stand on the request", async ({
  page,
  desk,
  look,
}) => {
  await connectDesk(page, desk);
  await signInAs(page, desk, "Ikram Benali");
  await expect(page.getByRole("link", { name: "Offboarding" })).toBeVisible();
  const search = page.getByRole("searchbox", { name: "Search what you can ask for" });
  await search.fill("laptop");
  await expect(page.getByRole("link", { name: "Report lost device" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Onboarding" })).toHaveCount(0);
  await search.fill("figma");
  await page.getByRole("link", { name: "Figma", exact: true }).click();
  await expect(page.getByRole("combobox", { name: /Application/ })).toHaveValue("Figma");
  await page.goto(`${desk.url}/portal/new?service=app-access`);
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByText("Choose an app.")).toBeVisible();
  await look(page, "service-form");
  await askForFigma(page, desk);
  const answers = page.getByLabel("Answers");
  await expect(answers.getByText("Figma")).toBeVisible();
  await expect(answers.getByText("Tue, 1 December 2026")).toBeVisible();
  await expect(page.getByRole("list", { name: "Where it stands" })).toBeVisible();
  await look(page, "portal-own-request");
});

test("a manager asks for somebody else: the panel shows that person, the requester stays named", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Hannah Lindqvist");
  await page.goto(`${desk.url}/portal/new?service=offboarding`);
  await page.getByRole("combobox", { name: "For whom" }).fill("ikram");
  await page.getByRole("option", { name: /Ikram Benali/ }).click();
  await page.getByLabel("Last day").fill("2026-12-31");
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByRole("heading", { name: "Offboarding: Ikram Benali" })).toBeVisible();
  await signInAs(page, desk, "Kwame Mensah");
  await page
    .getByRole("link", { name: /Offboarding: Ikram Benali/ })
    .first()
    .click();
  const panel = page.getByRole("complementary", { name: "Side panel" });
  await expect(panel.getByRole("heading", { name: "Ikram Benali" })).toBeVisible();
  await expect(page.getByText("Asked by Hannah Lindqvist")).toBeVisible();
  await look(page, "request-for-somebody", { isPhone: false });
  await signInAs(page, desk, "Ikram Benali");
  await page.goto(`${desk.url}/portal/requests/2`);
  await expect(page.getByText("There is nothing here")).toBeVisible();
});

test("an admin builds a service, previews it, and offers it to one department", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Noor Haidari");
  await page.goto(`${desk.url}/settings/services`);
  await look(page, "services");
  await page.getByRole("link", { name: "New service" }).click();
  await page.getByLabel("Name", { exact: true }).fill("VPN from abroad");
  await page.getByLabel("In one line").fill("Work from another country.");
  for (const label of ["Country", "Until"]) {
    await page.getByRole("button", { name: "Add field" }).click();
    await page.getByLabel("Label").fill(label);
  }
  await page.getByRole("checkbox", { name: "Required" }).click();
  const fields = page.getByRole("list", { name: "Fields" }).getByRole("listitem");
  await fields.nth(1).getByRole("button", { expanded: true }).press("Alt+ArrowUp");
  await expect(fields.first()).toContainText("Until");
  await page.getByRole("radio", { name: "Some departments" }).click();
  await page.getByRole("combobox", { name: "Departments" }).fill("finance");
  await page.getByRole("option", { name: "Finance", exact: true }).click();
  await look(page, "service-editor");
  await page.getByRole("button", { name: "Add service" }).click();
  await expect(page.getByRole("row", { name: /VPN from abroad/ })).toContainText("Finance");
  await signInAs(page, desk, "Ikram Benali");
  await expect(page.getByRole("link", { name: "Request app access" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "VPN from abroad" })).toHaveCount(0);
  await page.goto(`${desk.url}/portal/new?service=vpn-from-abroad`);
  await expect(page.getByText("There is nothing here")).toBeVisible();
});

test("files go with a form: what is not taken says why, and nothing that was written is lost", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Ikram Benali");
  await page.goto(`${desk.url}/portal/new?service=something-else`);
  await page.getByLabel("Title").fill("My screen flickers");
  await page.getByLabel("Details").fill("Since Monday.");
  const files = page.locator("input[type=file]");
  const choose = (name: string, content: string | Buffer) =>
    files.setInputFiles({ name, mimeType: "image/png", buffer: Buffer.from(content) });
  await choose("page.png", "<html><script>1</script>");
  await expect(page.getByText("page.png: This kind of file is not taken.", { exact: false })).toBeVisible();
  await choose("film.png", Buffer.alloc(5 * 1024 * 1024 + 1));
  await expect(page.getByText("film.png: Files may have 5 MB at most.")).toBeVisible();
  await choose("screen.txt", "It flickers like this.");
  await choose("second.txt", "And like that.");
  await page.getByRole("button", { name: "Remove second.txt" }).click();
  await look(page, "service-form-files");
  // The draft outlives the page, with the files that were kept.
  await page.reload();
  await expect(page.getByRole("link", { name: /screen.txt/ })).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("My screen flickers");
  await expect(page.getByLabel("Details")).toHaveValue("Since Monday.");
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByRole("heading", { name: "My screen flickers" })).toBeVisible();
  const file = page.getByRole("list", { name: "Conversation" }).getByRole("link", { name: /screen.txt/ });
  await expect(file).toBeVisible();
  const answer = await page.request.get(`${desk.url}${(await file.getAttribute("href")) ?? ""}`);
  expect(answer.headers()["content-disposition"]).toBe('attachment; filename="screen.txt"');
  expect(await answer.text()).toBe("It flickers like this.");
});

test("an archived service is gone from the portal and keeps its requests", async ({ page, desk }) => {
  await signInAs(page, desk, "Noor Haidari");
  await page.goto(`${desk.url}/settings/services`);
  await page.getByRole("button", { name: "More about Request app access" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByRole("list", { name: "Archived services" })).toContainText("1 open");
  await signInAs(page, desk, "Ikram Benali");
  await expect(page.getByRole("link", { name: "Request app access: Figma" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Request app access", exact: true })).toHaveCount(0);
});

test("what was typed outlives an expired session", async ({ page, desk }) => {
  await signInAs(page, desk, "Ikram Benali");
  await page.goto(`${desk.url}/portal/new?service=something-else`);
  await page.getByLabel("Title").fill("A long story");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Submit request" }).click();
  await expect(page.getByText("Your session has ended").first()).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("A long story");
  await signInAs(page, desk, "Ikram Benali");
  await page.goto(`${desk.url}/portal/new?service=something-else`);
  await expect(page.getByLabel("Title")).toHaveValue("A long story");
});

test("what is typed and sent before the page has come to life arrives", async ({ page, desk }) => {
  await signInAs(page, desk, "Ikram Benali");
  const bring = await holdScripts(page);
  await page.goto(`${desk.url}/portal/requests/1`, { waitUntil: "commit" });
  const reply = page.getByRole("textbox", { name: "Your reply" });
  await reply.pressSequentially("Quick fingers");
  await page.getByRole("button", { name: "Send reply" }).click({ force: true });
  await expect(reply).toHaveValue("Quick fingers");
  bring();
  await expect(page.getByRole("list", { name: "Conversation" })).toContainText("Quick fingers");
  await expect(reply).toHaveValue("");
  // A draft of before is not written over.
  await reply.fill("From yesterday");
  const bringAgain = await holdScripts(page);
  await page.reload({ waitUntil: "commit" });
  await reply.pressSequentially("and today");
  bringAgain();
  await expect(reply).toHaveValue("From yesterday\nand today");
  await reply.fill("");
});

test("an employee asks how it goes once, cancels, and it says so on a phone too", async ({
  page,
  desk,
  look,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, desk, "Ikram Benali");
  await page.getByRole("link", { name: "Request app access: Figma" }).click();
  await page.getByRole("button", { name: "Ask how it’s going" }).click();
  await expect(page.getByText("asked how it is going")).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask how it’s going" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await page.getByRole("button", { name: "Cancel request" }).click();
  await page.getByRole("button", { name: "Cancel request" }).click();
  await expect(page.getByText("You cancelled it.")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await look(page, "portal-cancelled", { isPhone: false });
});
