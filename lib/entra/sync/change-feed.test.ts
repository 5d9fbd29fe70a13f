import { afterAll, beforeAll, expect, test } from "vitest";
import { changeFeed } from "#db/schema/index.ts";
import { CLIENT_ID, TENANT } from "#lib/entra/connection/testing.ts";
import { createTokenSource } from "#lib/entra/graph/msal-tokens.ts";
import { CHANGE_FILTERS } from "./change-filters.ts";
import { deskFor, differences, READ_PERMISSIONS, startPractice, type Practice } from "./testing.ts";

let practice: Practice;
let desk: ReturnType<typeof deskFor>;
beforeAll(async () => {
  const size = ["--users", "80", "--groups", "12", "--memberships", "200", "--apps", "8"];
  practice = await startPractice(size);
  await practice.control("POST", "consent", { grant: [...READ_PERMISSIONS, "Group.ReadWrite.All"] });
  desk = deskFor(practice);
  await desk.importAll();
}, 60_000);
afterAll(() => practice?.stop());

type Operation = { op: string; [name: string]: unknown };
const mailbox = (name: string) => `${name}@calder.example`;
const [IKRAM, HANNAH, KWAME, BAO] = ["ikram.benali", "hannah.lindqvist", "kwame.mensah", "bao.tran"].map(
  mailbox,
);
const [CHIDI, DANIEL, LEILA, AROHA] = ["chidi.eze", "daniel.abramov", "leila.haddad", "aroha.ngata"].map(
  mailbox,
);

async function edit(...operations: Operation[]): Promise<string[]> {
  // The edit door's answer.
  const { created } = JSON.parse(await practice.control("POST", "edit", operations)) as { created: string[] };
  return created;
}

/** One delta, and the lines it wrote: "kind name: what before → after (related)". */
async function newLines(kind: "delta" | "full" = "delta"): Promise<string[]> {
  const { runId, status } = await desk.cycle(kind);
  expect(status).toBe("completed");
  expect(await differences(practice, desk.db)).toEqual({});
  const rows = desk.db.select().from(changeFeed).all();
  return rows.filter((row) => row.runId === runId).map(lineOf);
}

function lineOf(row: typeof changeFeed.$inferSelect): string {
  const moved = row.before === null && row.after === null ? "" : ` ${row.before} → ${row.after}`;
  return `${row.kind} ${row.name}: ${row.what}${moved}${row.relatedName === null ? "" : ` (${row.relatedName})`}`;
}

test("facts of people are told with before and after, one line for each fact", async () => {
  await edit(
    {
      op: "user",
      user: IKRAM,
      set: { department: "Marketing", jobTitle: "Art Director", officeLocation: null },
    },
    { op: "manager", user: IKRAM, manager: KWAME },
    { op: "user", user: BAO, set: { displayName: "Bao Trần-Lý", mail: mailbox("bao.ly") } },
    { op: "user", user: CHIDI, set: { accountEnabled: false } },
    { op: "manager", user: DANIEL, manager: null },
    { op: "user", user: LEILA, set: { userType: "Guest" } },
  );
  expect((await newLines()).toSorted()).toEqual([
    "person Bao Trần-Lý: changed-email bao.tran@calder.example → bao.ly@calder.example",
    "person Bao Trần-Lý: renamed Bao Trần → Bao Trần-Lý",
    "person Chidi Eze: blocked",
    "person Daniel Abramov: moved-manager Margarethe Vogel → null",
    "person Ikram Benali: moved-department Product Design → Marketing",
    "person Ikram Benali: moved-manager Hannah Lindqvist → Kwame Mensah",
    "person Ikram Benali: moved-office Lyon → null",
    "person Ikram Benali: moved-title Packaging Designer → Art Director",
    "person Leila Haddad: changed-type Member → Guest",
  ]);
  await edit(
    { op: "user", user: CHIDI, set: { accountEnabled: true } },
    { op: "user", user: LEILA, set: { userType: "Member" } },
    { op: "manager", user: DANIEL, manager: "margarethe.vogel@calder.example" },
  );
  expect((await newLines()).toSorted()).toEqual([
    "person Chidi Eze: unblocked",
    "person Daniel Abramov: moved-manager null → Margarethe Vogel",
    "person Leila Haddad: changed-type Guest → Member",
  ]);
});

test("who joins, leaves, comes back and is gone for good is one line each time", async () => {
  await edit(
    {
      op: "create-user",
      userPrincipalName: mailbox("ada.new"),
      displayName: "Ada New",
      department: "IT",
      manager: KWAME,
    },
    { op: "delete-user", user: AROHA },
  );
  // Neither the memberships nor the assignments of those who go are told one by one.
  expect((await newLines()).toSorted()).toEqual([
    "person Ada New: joined null → IT",
    "person Aroha Ngata: left",
  ]);
  await edit({ op: "restore-user", user: AROHA });
  expect(await newLines()).toEqual(["person Aroha Ngata: joined null → Field Service, Auckland"]);
  await edit({ op: "delete-user", user: AROHA });
  await newLines();
  await edit({ op: "purge-user", user: AROHA }, { op: "purge-user", user: mailbox("ada.new") });
  expect((await newLines()).toSorted()).toEqual([
    "person Ada New: left null → for good",
    "person Aroha Ngata: purged",
  ]);
});

test("groups tell what they are and who came or went, by name", async () => {
  const [team] = await edit(
    { op: "create-group", displayName: "Fresh Team", members: [HANNAH, KWAME], kind: "microsoft365" },
    { op: "create-group", displayName: "Fresh Badge", members: [HANNAH] },
  );
  // A new group comes with its members: one line.
  expect(await newLines()).toEqual([
    "group Fresh Team: added null → 2 members",
    "group Fresh Badge: added null → 1 member",
  ]);
  await edit(
    {
      op: "group",
      group: "Fresh Team",
      set: { displayName: "Old Team", description: "For the door.", visibility: "Public" },
    },
    { op: "add-member", group: "Fresh Badge", member: IKRAM },
    { op: "add-member", group: "Fresh Badge", member: team },
    { op: "remove-member", group: "Fresh Badge", member: HANNAH },
  );
  expect((await newLines()).toSorted()).toEqual([
    "group Fresh Badge: member-added (Fresh Team)",
    "group Fresh Badge: member-added (Ikram Benali)",
    "group Fresh Badge: member-removed (Hannah Lindqvist)",
    "group Old Team: changed-visibility Private → Public",
    "group Old Team: described null → For the door.",
    "group Old Team: renamed Fresh Team → Old Team",
  ]);
  await edit({ op: "delete-group", group: "Fresh Badge" }, { op: "delete-group", group: "Old Team" });
  expect((await newLines()).toSorted()).toEqual(["group Fresh Badge: removed", "group Old Team: removed"]);
});

test("what is new in the same cycle has its name, not only its kind", async () => {
  await edit(
    {
      op: "create-user",
      userPrincipalName: mailbox("eva.boss"),
      displayName: "Eva Boss",
      jobTitle: "Director",
    },
    { op: "manager", user: BAO, manager: mailbox("eva.boss") },
    { op: "add-member", group: "Brand – All", member: mailbox("eva.boss") },
    { op: "create-group", displayName: "Inner Circle", members: [mailbox("eva.boss")] },
    { op: "add-member", group: "Brand – All", member: "Inner Circle" },
    { op: "assign", app: "Figma", principal: mailbox("eva.boss") },
    { op: "assign", app: "Figma", principal: "Inner Circle" },
  );
  const lines = await newLines();
  expect(lines.map((line) => line.replace(/null → \S+ \(/, "(")).toSorted()).toEqual([
    "app Figma: assignment-added (Eva Boss)",
    "app Figma: assignment-added (Inner Circle)",
    "group Brand – All: member-added (Eva Boss)",
    "group Brand – All: member-added (Inner Circle)",
    "group Inner Circle: added null → 1 member",
    "person Bao Trần-Lý: moved-manager Oleksandr Kovalenko → Eva Boss",
    "person Eva Boss: joined",
  ]);
});

test("owners and app assignments are told with whom they are about", async () => {
  const [group = ""] = await edit(
    { op: "create-group", displayName: "Owned", members: [] },
    { op: "unassign", app: "Figma", principal: KWAME },
  );
  await newLines();
  const user = (name: string) => practice.control("GET", `user/${name}`).then((text) => JSON.parse(text).id);
  await changeOwners("POST", `/groups/${group}/owners/$ref`, await user(mailbox("kwame.mensah")));
  await changeOwners("POST", `/groups/${group}/owners/$ref`, await user(mailbox("ikram.benali")));
  await edit({ op: "assign", app: "Figma", principal: KWAME });
  const lines = await newLines();
  expect(lines.filter((line) => line.startsWith("group"))).toEqual([
    "group Owned: owner-added (Ikram Benali)",
    "group Owned: owner-added (Kwame Mensah)",
  ]);
  expect(lines.find((line) => line.startsWith("app"))).toMatch(
    /^app Figma: assignment-added (null → \S.* )?\(Kwame Mensah\)$/,
  );
  await changeOwners("DELETE", `/groups/${group}/owners/${await user(mailbox("kwame.mensah"))}/$ref`);
  await edit({ op: "unassign", app: "Figma", principal: KWAME });
  const after = await newLines();
  expect(after).toHaveLength(2);
  expect(after[0]).toBe("group Owned: owner-removed (Kwame Mensah)");
  expect(after[1]).toMatch(/^app Figma: assignment-removed (\S.* → null )?\(Kwame Mensah\)$/);
});

async function changeOwners(method: "POST" | "DELETE", path: string, ownerId?: string): Promise<void> {
  const credential = { kind: "secret" as const, secret: "practice-secret-not-for-real-use" };
  const registration = { clientId: CLIENT_ID, credential, loginUrl: practice.url, graphUrl: practice.url };
  const { accessToken } = await createTokenSource(registration, TENANT).getToken();
  const response = await fetch(`${practice.url}/v1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
    ...(ownerId === undefined
      ? {}
      : { body: JSON.stringify({ "@odata.id": `${practice.url}/v1.0/directoryObjects/${ownerId}` }) }),
  });
  expect(response.status).toBe(204);
}

test("groups and apps that go take their links along: one line each", async () => {
  await edit(
    { op: "create-group", displayName: "Outer", members: [IKRAM] },
    { op: "create-group", displayName: "Inner", members: [KWAME] },
    { op: "assign", app: "Figma", principal: "Inner" },
  );
  await newLines();
  await edit({ op: "add-member", group: "Outer", member: "Inner" });
  expect(await newLines()).toEqual(["group Outer: member-added (Inner)"]);
  await edit({ op: "delete-group", group: "Inner" });
  expect(await newLines()).toEqual(["group Inner: removed"]);
  const assigned = () => Number(desk.db.$client.prepare("SELECT count(*) FROM assignments").pluck().get());
  const before = assigned();
  await practice.control("POST", "remove", { kind: "servicePrincipals", share: 0.3, seed: 3 });
  const lines = await newLines();
  expect(lines.length).toBeGreaterThan(1);
  expect(assigned()).toBeLessThan(before);
  expect(lines.filter((line) => !/^app .+: removed$/.test(line))).toEqual([]);
  await practice.control("POST", "restore", { kind: "servicePrincipals" });
  const back = await newLines();
  expect(back.filter((line) => !/^app .+: added$/.test(line))).toEqual([]);
  expect(back).toHaveLength(lines.length);
});

test("a complete reading tells the same as delta", async () => {
  await edit(
    { op: "user", user: IKRAM, set: { department: "Product Design" } },
    { op: "remove-member", group: "Brand – All", member: IKRAM },
    { op: "purge-user", user: mailbox("eva.boss") },
    { op: "delete-group", group: "Inner Circle" },
  );
  expect((await newLines("full")).toSorted()).toEqual([
    "group Brand – All: member-removed (Ikram Benali)",
    "group Inner Circle: removed",
    "person Bao Trần-Lý: moved-manager Eva Boss → null",
    "person Eva Boss: left null → for good",
    "person Ikram Benali: moved-department Marketing → Product Design",
  ]);
});

test("an uneventful cycle tells nothing", async () => {
  expect(await newLines()).toEqual([]);
  expect(await newLines("full")).toEqual([]);
});

test("whatever was told can be found by one of the filters", () => {
  const known = new Set<string>(Object.values(CHANGE_FILTERS).flatMap(({ words }) => words));
  const told = new Set(
    desk.db
      .select()
      .from(changeFeed)
      .all()
      .map(({ what }) => what),
  );
  expect([...told].filter((word) => !known.has(word))).toEqual([]);
});
