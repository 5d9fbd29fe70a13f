import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startConsented, type Practice } from "../login/testing.ts";

let practice: Practice;
let headers: Record<string, string>;
beforeAll(async () => {
  ({ practice, headers } = await startConsented([
    "User.ReadWrite.All",
    "Directory.Read.All",
    "GroupMember.ReadWrite.All",
  ]));
});
afterAll(() => practice.stop());
beforeEach(async () => {
  await practice.control("POST", "reset");
  await practice.control("POST", "consent", { grant: ["User.ReadWrite.All", "Directory.Read.All"] });
});

const ikram = "ikram.benali@calder.example";
type Edited = { done: number; created: string[]; state: Record<string, number>; error: string };
type Item = { id: string; [name: string]: unknown };

async function edit(...operations: unknown[]): Promise<Edited & { status: number }> {
  const { status, text } = await practice.control("POST", "edit", operations);
  // The door's own shape; the assertions check it.
  return { status, ...(JSON.parse(text) as Edited) };
}

async function truth(user: string): Promise<Record<string, unknown>> {
  // The truth door's shape.
  return JSON.parse((await practice.control("GET", `user/${user}`)).text) as Record<string, unknown>;
}

/** The items of one delta round, and the link to the next. */
async function round(start: string): Promise<{ items: Item[]; next: string }> {
  const items: Item[] = [];
  let link = start.startsWith("http") ? start : `${practice.base}/v1.0/${start}`;
  for (;;) {
    // Graph's delta page; the loop ends on its link.
    const body = (await (await fetch(link, { headers })).json()) as Record<string, string> & {
      value: Item[];
    };
    items.push(...body.value);
    const done = body["@odata.deltaLink"];
    if (done !== undefined) return { items, next: done };
    link = body["@odata.nextLink"] ?? "";
  }
}

describe("the edit door", () => {
  it("changes people, and delta tells of it as of a change through Graph", async () => {
    const before = await round("users/delta?$select=displayName,jobTitle,manager");
    const made = await edit(
      {
        op: "create-user",
        userPrincipalName: "ada.new@calder.example",
        displayName: "Ada New",
        department: "IT",
        jobTitle: "Engineer",
        manager: "kwame.mensah@calder.example",
      },
      {
        op: "user",
        user: ikram,
        set: { jobTitle: "Art Director", officeLocation: null, accountEnabled: false },
      },
      { op: "manager", user: ikram, manager: "ada.new@calder.example" },
      { op: "delete-user", user: "aroha.ngata@calder.example" },
      { op: "restore-user", user: "luca.moretti@calder.example" },
      { op: "purge-user", user: "bao.tran@calder.example" },
      { op: "user", user: ikram, set: { jobTitle: "Art Director" } },
    );
    expect(made).toMatchObject({ status: 200, done: 6, created: [expect.any(String)] });
    expect(await truth("ada.new@calder.example")).toMatchObject({
      id: made.created[0],
      userType: "Member",
      mail: "ada.new@calder.example",
      managerId: (await truth("kwame.mensah@calder.example")).id,
    });
    expect(await truth(ikram)).toMatchObject({
      jobTitle: "Art Director",
      accountEnabled: false,
      managerId: made.created[0],
    });
    expect(await truth(ikram)).not.toHaveProperty("officeLocation");
    const { items } = await round(before.next);
    expect(items).toHaveLength(5);
    expect(items.find((each) => each.displayName === "Ikram Benali")).toMatchObject({
      jobTitle: "Art Director",
      "manager@delta": expect.arrayContaining([
        { "@odata.type": "#microsoft.graph.user", id: made.created[0] },
      ]),
    });
    expect(items.find((each) => each.displayName === "Luca Moretti")).toBeDefined();
    expect(items.flatMap((each) => each["@removed"] ?? [])).toEqual(
      expect.arrayContaining([{ reason: "changed" }, { reason: "deleted" }]),
    );
    await edit({ op: "manager", user: ikram, manager: null });
    expect((await truth(ikram)).managerId).toBeNull();
    // What administrators do is no effect of an app.
    expect((await practice.control("GET", "effects")).text).toBe('{"effects":[]}');
  });

  it("makes, fills, renames and deletes groups", async () => {
    const { created, done } = await edit(
      { op: "create-group", displayName: "Fresh Team", members: [ikram], kind: "microsoft365" },
      { op: "create-group", displayName: "Fresh Badge" },
      { op: "add-member", group: "fresh badge", member: "Fresh Team" },
      { op: "add-member", group: "Fresh Badge", member: ikram },
      { op: "add-member", group: "Fresh Badge", member: ikram },
      { op: "group", group: "Fresh Badge", set: { displayName: "Old Badge", description: "For the door." } },
      { op: "remove-member", group: "Old Badge", member: ikram },
    );
    expect([created.length, done]).toEqual([2, 6]);
    const [team, badge] = created;
    expect((await truth(ikram)).memberOf).toContain(team);
    const groups = await round("groups/delta?$select=displayName,description,groupTypes,members");
    expect(groups.items.find((each) => each.id === badge)).toMatchObject({
      displayName: "Old Badge",
      description: "For the door.",
      "members@delta": [{ id: team }],
    });
    await edit({ op: "delete-group", group: "Fresh Team" }, { op: "delete-group", group: "Old Badge" });
    const { items } = await round(groups.next);
    expect(items.find((each) => each.id === team)).toMatchObject({ "@removed": { reason: "changed" } });
    expect(items.find((each) => each.id === badge)).toMatchObject({ "@removed": { reason: "deleted" } });
  });

  it("assigns apps to people and groups, and takes them away", async () => {
    const before = (await edit({ op: "create-group", displayName: "App Fans" })).state.assignments ?? 0;
    const given = await edit(
      { op: "unassign", app: "Figma", principal: ikram },
      { op: "assign", app: "Figma", principal: ikram },
      { op: "assign", app: "Figma", principal: "App Fans" },
    );
    expect(given.status).toBe(200);
    const taken = await edit({ op: "unassign", app: "figma", principal: ikram });
    expect([taken.done, taken.state.assignments]).toEqual([1, (given.state.assignments ?? 0) - 1]);
    expect(taken.state.assignments).toBeGreaterThanOrEqual(before);
  });

  it("does nothing at all when one operation cannot be done", async () => {
    const change = { op: "user", user: ikram, set: { jobTitle: "Lost" } };
    const refused: [operation: unknown, words: string][] = [
      [
        { op: "manager", user: ikram, manager: "nobody@calder.example" },
        'There is no user "nobody@calder.example".',
      ],
      [{ op: "add-member", group: "No Such Group", member: ikram }, 'There is no group "No Such Group".'],
      [{ op: "assign", app: "No Such App", principal: ikram }, 'There is no app "No Such App".'],
      [{ op: "assign", app: "Figma", principal: "Nobody" }, 'There is no user or group "Nobody".'],
      [{ op: "restore-user", user: ikram }, `There is no deleted user "${ikram}".`],
      [
        { op: "create-user", userPrincipalName: ikram, displayName: "Twin" },
        `The user principal name "${ikram}" is taken.`,
      ],
    ];
    for (const [operation, words] of refused) {
      const { status, error } = await edit(change, operation);
      expect([status, error]).toEqual([400, expect.stringContaining(words)]);
      expect(error).toMatch(/^Operation 2 \(/);
    }
    await edit({ op: "create-group", displayName: "Twins" }, { op: "create-group", displayName: "Twins" });
    const twins = await edit({ op: "delete-group", group: "Twins" });
    expect(twins.error).toContain('More than one group is called "Twins". Give its object id.');
    for (const wrong of [{ op: "explode" }, { op: "user", user: ikram, set: { shoeSize: 43 } }])
      expect((await edit(wrong)).status).toBe(400);
    expect((await truth(ikram)).jobTitle).toBe("Packaging Designer");
  });
});

describe("the organization door", () => {
  it("lets /organization answer as another tenant until it is told to stop", async () => {
    const answered = async () => {
      // Graph's list shape.
      const body = (await (await practice.get("/v1.0/organization", headers)).json()) as { value: Item[] };
      return body.value[0];
    };
    const other = "0DDBA11E-0000-4000-8000-000000000001";
    const own = await answered();
    await practice.control("POST", "organization", { id: other, displayName: "Somebody Else" });
    expect(await answered()).toMatchObject({ id: other.toLowerCase(), displayName: "Somebody Else" });
    expect((await practice.get(`/v1.0/organization/${own?.id}`, headers)).status).toBe(404);
    await practice.control("POST", "organization", {});
    expect(await answered()).toEqual(own);
    await practice.control("POST", "organization", { id: other });
    expect(JSON.parse((await practice.control("DELETE", "organization")).text)).toEqual({
      id: own?.id,
      displayName: "Calder Optics",
    });
    expect(await answered()).toEqual(own);
    expect((await practice.control("POST", "organization", { id: "none" })).status).toBe(400);
  });
});
