import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { finishConnecting, openConnect } from "./connect.ts";
import { expect, signInAs, test } from "./fixtures.ts";
import { askForSomethingElse } from "./portal.ts";
import type { Desk } from "./start-desk.ts";

test.use({ deskName: "messages" });
test.describe.configure({ mode: "serial" });

const title = "A second monitor";
const resolved = `REQ-1 is resolved: ${title}`;
const MAILBOX = "hannah.lindqvist@calder.example";

type SentMail = {
  from: string;
  to: { address: string }[];
  subject: string;
  content: string;
  contentType: string;
};
type TeamsMessage = { member: string; text: string };
const teamsMessages = async (desk: Desk) =>
  (await desk.control<{ messages: TeamsMessage[] }>("GET", "teams")).messages;
const sentMail = async (desk: Desk) => (await desk.control<{ mail: SentMail[] }>("GET", "mail")).mail;
const bell = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^Notifications/ });

async function openEmail(page: Page, desk: Desk): Promise<void> {
  await page.goto(`${desk.url}/settings/integrations`);
  await page.getByRole("link", { name: "Email" }).first().click();
  await expect(page.getByRole("heading", { name: "Email", level: 1 })).toBeVisible();
}

test("sending email is a power of its own; a mail server that is not there is named precisely", async ({
  page,
  desk,
  look,
}) => {
  await openConnect(page, desk);
  await expect(page.getByRole("switch", { name: "Send email" })).not.toBeChecked();
  await page.getByRole("switch", { name: "Send email" }).click();
  await page.getByRole("switch", { name: "Message people in Teams" }).click();
  await finishConnecting(page);
  await openEmail(page, desk);
  await page.getByLabel("Server", { exact: true }).fill("127.0.0.1");
  await page.getByLabel("Encryption").click();
  await page.getByRole("option", { name: "None" }).click();
  await page.getByLabel("Port", { exact: true }).fill("1");
  await page.getByLabel("User name", { exact: true }).fill("desk");
  await page.getByLabel("From", { exact: true }).fill("not an address");
  await page.getByRole("button", { name: "Save and switch on" }).click();
  await expect(page.getByText("Enter an email address.")).toBeVisible();
  await look(page, "email-invalid", { isPhone: false });
  await page.getByLabel("From", { exact: true }).fill("it-desk@calder.example");
  await page.getByLabel("User name", { exact: true }).fill("");
  await page.getByRole("button", { name: "Save and switch on" }).click();
  await expect(page.getByText("On", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^Send a test to/ }).click();
  await expect(page.getByText("127.0.0.1 refuses connections on port 1.").first()).toBeVisible();
  await expect(page.getByText("The last one failed")).toBeVisible();
  await look(page, "email-test-failed", { isPhone: false });
});

test("a mailbox of the tenant sends the test", async ({ page, desk, look }) => {
  await signInAs(page, desk, "Noor Haidari");
  await openEmail(page, desk);
  await page.getByRole("radio", { name: "Microsoft 365 mailbox" }).click();
  await page.getByLabel("Mailbox", { exact: true }).fill(MAILBOX);
  await page.getByRole("button", { name: "Save email settings" }).click();
  await page.getByRole("button", { name: /^Send a test to/ }).click();
  await expect(page.getByText("The test went out")).toBeVisible();
  expect(await sentMail(desk)).toMatchObject([
    { from: MAILBOX, to: [{ address: "noor.haidari@calder.example" }], subject: "Gatehouse can send email" },
  ]);
  await expect(page.getByText("Last sent")).toBeVisible();
  await look(page, "email-connected");
  await page.goto(`${desk.url}/settings/integrations`);
  await expect(page.getByText(`From ${MAILBOX} through Microsoft 365`)).toBeVisible();
  await look(page, "integrations-messaging");
});

test("the bot writes to people in Teams", async ({ page, desk, look }) => {
  await signInAs(page, desk, "Noor Haidari");
  await page.goto(`${desk.url}/settings/integrations`);
  await page.getByRole("link", { name: "Connect Microsoft Teams" }).click();
  await page.getByLabel("Teams app ID").fill("6a7e4005-0000-4000-8000-0000000000b0");
  await page.getByLabel("Client secret").fill("not-the-secret");
  await page.getByRole("button", { name: "Save and switch on" }).click();
  await page.getByRole("button", { name: /^Send a test to/ }).click();
  await expect(page.getByText(/Microsoft refused the bot's ID or secret/).first()).toBeVisible();
  await expect(page.getByText("The last one failed")).toBeVisible();
  await look(page, "teams-test-failed", { isPhone: false });
  const secret = readFileSync(join(desk.dataDir, "practice", "client.secret"), "utf8").trim();
  await page.getByLabel("Client secret").fill(secret);
  await page.getByRole("button", { name: "Save Teams settings" }).click();
  await page.getByRole("button", { name: /^Send a test to/ }).click();
  await expect(page.getByText("The test went out")).toBeVisible();
  await expect(page.getByText("Last sent")).toBeVisible();
  expect(await teamsMessages(desk)).toMatchObject([
    { text: expect.stringContaining("Gatehouse can message you in Teams") },
  ]);
  await look(page, "teams-connected");
});

test("an answer rings the requester's bell and comes by email and in Teams; reading it stills the bell", async ({
  page,
  desk,
  look,
}) => {
  await signInAs(page, desk, "Ikram Benali");
  await expect(bell(page)).toHaveAccessibleName("Notifications");
  await askForSomethingElse(page, title, "For the drawings.");

  await signInAs(page, desk, "Kwame Mensah");
  await page
    .getByRole("link", { name: new RegExp(title) })
    .first()
    .click();
  await page.getByRole("textbox", { name: "Reply" }).fill("It is on its way.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("It is on its way.").last()).toBeVisible();

  await expect
    .poll(async () => (await sentMail(desk)).at(-1)?.subject, { timeout: 20_000 })
    .toBe(`Kwame Mensah answered REQ-1: ${title}`);
  const mail = (await sentMail(desk)).at(-1);
  expect(mail?.to).toMatchObject([{ address: "ikram.benali@calder.example" }]);
  expect(mail?.content).toContain(`${desk.url}/portal/requests/1`);
  expect(mail?.content).not.toContain("It is on its way.");
  await expect
    .poll(async () => (await teamsMessages(desk)).at(-1)?.text, { timeout: 20_000 })
    .toContain(`${desk.url}/portal/requests/1`);

  await signInAs(page, desk, "Ikram Benali");
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 unread");
  await bell(page).click();
  const line = page.getByRole("link", { name: /Kwame Mensah answered REQ-1/ });
  await expect(line).toBeVisible();
  await look(page, "notifications-employee");
  await line.click();
  await expect(page.getByText("It is on its way.")).toBeVisible();
  await expect(bell(page)).toHaveAccessibleName("Notifications", { timeout: 20_000 });
});

test("everybody chooses what comes by which way", async ({ page, desk, look }) => {
  await signInAs(page, desk, "Ikram Benali");
  await page.getByRole("button", { name: /your menu/ }).click();
  await page.getByRole("menuitem", { name: "Notifications" }).click();
  const choice = page
    .getByRole("region", { name: "By email" })
    .getByRole("switch", { name: "Somebody answers my request" });
  await expect(choice).toBeChecked();
  await choice.click();
  await expect(choice).not.toBeChecked();
  await look(page, "notification-choices");
  await page.reload();
  await expect(choice).not.toBeChecked();
});

test("what can't go out is listed with its reason, and goes out once it can", async ({
  page,
  desk,
  look,
}) => {
  await desk.control("POST", "consent", { revoke: ["Mail.Send"] });
  const before = (await sentMail(desk)).length;
  await desk.control("POST", "faults", {
    match: { method: "POST", path: "sendMail" },
    phase: "before-effect",
    effect: {
      status: 403,
      body: { error: { code: "ErrorAccessDenied", message: "Access is denied." } },
    },
  });
  await signInAs(page, desk, "Kwame Mensah");
  await page
    .getByRole("link", { name: new RegExp(title) })
    .first()
    .click();
  await page
    .getByRole("button", { name: /Resolve/ })
    .first()
    .click();
  await expect(page.getByText("Resolved").first()).toBeVisible();
  await signInAs(page, desk, "Noor Haidari");
  await expect(async () => {
    await page.goto(`${desk.url}/settings/notifications`);
    await expect(page.getByRole("cell", { name: resolved, exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await look(page, "notifications-failed");
  await desk.control("POST", "consent", { grant: ["Mail.Send"] });
  await desk.control("DELETE", "faults");
  await page.getByRole("button", { name: new RegExp(`Retry.*${resolved}`) }).click();
  await expect(page.getByText("everything that was to go out has gone out")).toBeVisible();
  await expect.poll(async () => (await sentMail(desk)).length, { timeout: 20_000 }).toBe(before + 1);
});

test("an admin finds in the desk what is theirs", async ({ page, desk, look }) => {
  await signInAs(page, desk, "Noor Haidari");
  await desk.control("POST", "consent", { revoke: "all" });
  await page.goto(`${desk.url}/settings/integrations/entra`);
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(page.getByText("Needs reauthorization").first()).toBeVisible({ timeout: 60_000 });
  await page.goto(`${desk.url}/notifications`);
  await expect(page.getByRole("link", { name: /Microsoft Entra ID needs reauthorization/ })).toBeVisible();
  await look(page, "notifications");
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByText("Unread:")).toHaveCount(0);
});
