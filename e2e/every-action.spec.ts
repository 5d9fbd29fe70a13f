import type { Locator, Page } from "@playwright/test";
import {
  AS_VIEWER,
  ASSIGN,
  FIGMA_GROUP,
  FOR_LIVE,
  MIRO_GROUP,
  RESTORE,
  ROWS,
  type Ids,
  type Row,
} from "./action-rows.ts";
import { connectTenant } from "./connect.ts";
import { changeDatabase, fileRequest, objectIdOf, readDatabase } from "./desk-database.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import {
  actionRow,
  choose,
  expectVerified,
  newestRun,
  openForm,
  openPersonPanel,
  openRequest,
  submit,
  timelineLine,
} from "./side-panel.ts";
import type { Desk } from "./start-desk.ts";
import { editTenant, readUser, upnOf, watchEffects } from "./tenant.ts";

test.use({ deskName: "every action", deskSettings: SMALL_TENANT });
test.describe.configure({ mode: "serial" });

const POWERS = ["Assign applications directly", "Reset passwords", "Delete and restore users"];

/** One permission after the other is taken away; each is missed by the first action that needs it. */
const TAKEN = [
  ["Revoke user sessions", "User.RevokeSessions.All"],
  ["Block sign-in", "User.EnableDisableAccount.All"],
  ["Reset password", "User-PasswordProfile.ReadWrite.All"],
  ["Delete user", "User.DeleteRestore.All"],
  [ASSIGN, "AppRoleAssignment.ReadWrite.All"],
  ["Add user to group", "GroupMember.ReadWrite.All"],
] as const;

const ids: Record<string, string> = {};

test("an admin connects the tenant with every power and lifts the approval of deletions", async ({
  page,
  desk,
}) => {
  test.slow();
  // A fresh token for every call: what is taken away later is gone at once.
  await desk.control("POST", "token", { lifetimeSeconds: 200 });
  const people = ROWS.filter(({ name }) => name !== "Luca Moretti").map(({ name }) => ({
    op: "create-user",
    userPrincipalName: upnOf(name),
    displayName: name,
    manager: "hannah.lindqvist@calder.example",
  }));
  const { created } = await editTenant(desk, [
    ...people,
    { op: "create-group", displayName: "Night Shift", members: [upnOf("Boris Leaver")] },
    { op: "create-group", displayName: FIGMA_GROUP },
    { op: "create-group", displayName: MIRO_GROUP, members: [upnOf("Edda Sketcher")] },
    { op: "assign", app: "Figma", principal: FIGMA_GROUP },
    { op: "assign", app: "Miro", principal: MIRO_GROUP },
    { op: "assign", app: "Miro", principal: upnOf("Falk Plotter") },
    { op: "user", user: upnOf("Ivo Opener"), set: { accountEnabled: false } },
    { op: "create-user", userPrincipalName: upnOf("Nele Denied"), displayName: "Nele Denied" },
    { op: "create-user", userPrincipalName: upnOf("Mira Buried"), displayName: "Mira Buried" },
    { op: "create-user", userPrincipalName: upnOf("Otto Buried"), displayName: "Otto Buried" },
    { op: "delete-user", user: upnOf("Mira Buried") },
    { op: "delete-user", user: upnOf("Otto Buried") },
  ]);
  const [team = "", figmaGroup = "", miroGroup = ""] = created.slice(people.length);
  Object.assign(ids, { team, figmaGroup, miroGroup });
  await connectTenant(page, desk, POWERS);
  await page.goto(`${desk.url}/settings/approval-rules`);
  await page.getByRole("button", { name: "Remove Delete user" }).click();
  await expect(page.getByText("No rules yet: every action runs at once")).toBeVisible();
});

for (const row of ROWS) {
  const { action, name, target } = row;
  test(`${action}, ${name}: done once, verified, taken back where it can be`, async ({ page, desk }) => {
    const person = objectIdOf(desk, name);
    const before = await readUser(desk, person);
    const own: Ids = { person, team: "", figmaGroup: "", miroGroup: "", ...ids };
    expect(row.truth(before, own)).toBe(row.was);
    const effects = await watchEffects(desk);
    const number = fileRequest(desk, name, `${action}, asked by ${name}`);
    await signInAs(page, desk, "Kwame Mensah");
    await openRequest(page, desk, number);

    await act(page, row);
    if (action === "Reset password") await page.getByRole("button", { name: "Not now" }).click();
    const run = newestRun(page);
    await expect(run).toContainText(row.word);
    await expect(run).toContainText(target ?? action);
    expect(await effects()).toEqual([expect.objectContaining(row.effect(own))]);
    expect(row.truth(await readUser(desk, person), own)).toBe(row.is);
    await expectVerified(page);
    await page.reload();
    const line = timelineLine(page, row.said);
    await expect(line).toHaveCount(1);
    await line.getByRole("button", { name: "Technical details" }).click();
    await expect(line).toContainText(/Microsoft's request id: [0-9a-f-]{36}/);
    await expect(line).toContainText("Verified in Entra: 20");
    if (row.already !== undefined) await expect(actionRow(page, action)).toContainText(row.already);

    await undo(page, row, run);
    if (row.undo !== undefined) {
      expect(await effects()).toEqual([expect.objectContaining(row.undo.effect(own))]);
      expect(row.truth(await readUser(desk, person), own)).toBe(row.was);
    }

    if (row.behind === undefined) return;
    await editTenant(desk, [row.behind(name)]);
    await act(page, row);
    await expect(newestRun(page)).toContainText("Already so");
    expect(await effects()).toEqual([]);
  });
}

test("what is not possible says why before the click, and where it can be done", async ({ page, desk }) => {
  const effects = await watchEffects(desk);
  await signInAs(page, desk, "Kwame Mensah");
  const open = (name: string) => openPersonPanel(page, desk, objectIdOf(desk, name));
  const expectNo = async (action: string, reason: string | RegExp) => {
    // In its own row, or once above all of them.
    const button = actionRow(page, action).getByRole("button");
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription(reason);
  };

  await open("Ibrahim Sesay");
  await expect(
    page.getByText(
      "Ibrahim Sesay is privileged (User Administrator). Gatehouse doesn't act on privileged people.",
    ),
  ).toHaveCount(1);
  for (const action of FOR_LIVE) await expectNo(action, /is privileged/);
  await expect(actionRow(page, RESTORE)).toHaveCount(0);

  const [synced] = readDatabase<{ name: string }>(
    desk,
    "SELECT display_name AS name FROM people WHERE is_on_premises = 1 AND status = 'Active' LIMIT 1",
  );
  await open(synced?.name ?? "");
  const why = `${synced?.name} is synced from on-premises Active Directory.`;
  await expectNo("Block sign-in", `${why} Change the account in Active Directory.`);
  await expectNo("Unblock sign-in", `${why} Change the account in Active Directory.`);
  await expectNo("Reset password", `${why} Reset the password in Active Directory.`);
  await expectNo("Delete user", `${why} Delete the account in Active Directory.`);

  await open("Mira Buried");
  for (const action of FOR_LIVE)
    if (action !== "Delete user")
      await expectNo(action, "Mira Buried is deleted in Entra. Restore the user first.");
  await expectNo("Delete user", /^The account is deleted already\./);

  await open("Kwame Mensah");
  for (const action of ["Block sign-in", "Unblock sign-in", "Reset password", "Delete user"])
    await expectNo(action, "You can't do this to yourself. Ask another agent.");

  const form = await openForm(page, "Add user to group");
  for (const [group, reason] of NOT_TARGETS) {
    await form.getByRole("combobox", { name: "Group" }).fill(group);
    const option = page.getByRole("option", { name: group }).first();
    await expect(option).toHaveAttribute("aria-disabled", "true");
    await expect(option).toContainText(reason);
  }
  expect(await effects()).toEqual([]);
});

const NOT_TARGETS = [
  ["All of Lyon", "rule"],
  ["Synced – File Shares", "on-premises"],
  ["Packaging News", "distribution"],
  ["Directory Operators", "roles"],
  ["Restricted Vault", "restricted"],
] as const;

test("a restore that somebody else has done meanwhile is already so", async ({ page, desk }) => {
  const row = ROWS.find(({ action }) => action === RESTORE);
  if (row === undefined) throw new Error("There is no row for restoring.");
  const effects = await watchEffects(desk);
  await signInAs(page, desk, "Kwame Mensah");
  await openPersonPanel(page, desk, objectIdOf(desk, "Mira Buried"));
  await editTenant(desk, [{ op: "restore-user", user: upnOf("Mira Buried") }]);
  await act(page, row);
  await expect(newestRun(page)).toContainText("Already so");
  expect(await effects()).toEqual([]);
});

test("a permission that was taken away is named, changes nothing, and leads an admin to Reconnect", async ({
  page,
  desk,
}) => {
  const name = "Nele Denied";
  const id = objectIdOf(desk, name);
  const effects = await watchEffects(desk);
  const number = fileRequest(desk, name, "Everything, asked by Nele");
  await signInAs(page, desk, "Noor Haidari");
  const granted = grantedOf(desk);
  for (const [action, permission] of TAKEN) {
    const row = ROWS.find((each) => each.action === action && (action !== ASSIGN || each.way === AS_VIEWER));
    if (row === undefined) throw new Error(`There is no row for ${action}.`);
    await desk.control("POST", "consent", { revoke: [permission] });
    // The worker asks for tokens of its own and would learn it first; here the click is to find it out.
    believeUntilNextRun(desk, granted);
    await openRequest(page, desk, number);
    await act(page, { ...row, name });
    const run = newestRun(page);
    await expect(run).toContainText("Failed");
    await expect(run).toContainText(`Insufficient privileges: the permission ${permission} is not granted.`);
    await expect(run.getByRole("link", { name: "Reconnect" })).toHaveAttribute(
      "href",
      "/settings/integrations/entra",
    );
    expect(grantedOf(desk)).not.toContain(permission);
    // The way through a group is still open while only the direct one is closed.
    if (action === ASSIGN) continue;
    const locked = actionRow(page, action);
    await expect(locked).toContainText(`The permission ${permission} is not granted.`);
    await expect(locked.getByRole("link", { name: "Reconnect" })).toBeVisible();
  }
  expect(await effects()).toEqual([]);
  await signInAs(page, desk, "Kwame Mensah");
  await openPersonPanel(page, desk, id);
  const expectLocked = async (action: string) => {
    await expect(actionRow(page, action)).toContainText("is not granted. An admin can reconnect in Settings");
    await expect(actionRow(page, action).getByRole("link")).toHaveCount(0);
  };
  for (const action of FOR_LIVE) await expectLocked(action);
  await openPersonPanel(page, desk, objectIdOf(desk, "Otto Buried"));
  await expectLocked(RESTORE);
});

/** The permissions that the desk believes to have, as text. */
function grantedOf(desk: Desk): string {
  const [row] = readDatabase<{ granted: string }>(
    desk,
    "SELECT granted_permissions AS granted FROM connections",
  );
  return row?.granted ?? "";
}

/** Keeps the desk in the belief that it has these permissions until its next run begins, whoever asks for tokens. */
function believeUntilNextRun(desk: Desk, granted: string): void {
  const [{ n } = { n: 0 }] = readDatabase<{ n: number }>(desk, "SELECT count(*) AS n FROM action_runs");
  const change = "UPDATE connections SET granted_permissions = ";
  changeDatabase(desk, "DROP TRIGGER IF EXISTS believe");
  expect(changeDatabase(desk, `${change} ?`, granted)).toBe(1);
  changeDatabase(
    desk,
    `CREATE TRIGGER believe AFTER UPDATE OF granted_permissions ON connections
     WHEN (SELECT count(*) FROM action_runs) = ${n} BEGIN ${change} '${granted}'; END`,
  );
}

/** From the list of actions to the click, with the typed name where it is asked. */
async function act(page: Page, row: Row): Promise<void> {
  const form = await openForm(page, row.action);
  if (row.field !== undefined && row.target !== undefined) await choose(form, row.field, row.target);
  if (row.way !== undefined) await form.getByRole("radio", { name: row.way }).click();
  await submit(form, row.button);
  if (row.action !== "Delete user") return;
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox").fill(row.name);
  await dialog.getByRole("button", { name: "Delete user" }).click();
}

async function undo(page: Page, row: Row, run: Locator): Promise<void> {
  const button = run.getByRole("button", { name: /^Undo/ });
  if (row.undo === undefined) {
    await expect(button).toHaveCount(0);
    return;
  }
  await button.click();
  await expect(page.getByRole("list", { name: "Results" })).toContainText("Undone");
  await expect(timelineLine(page, "to undo it")).toHaveCount(1);
}
