import { expect, test } from "vitest";
import { array, assert, constantFrom, nat, property, tuple } from "fast-check";
import { firstOf, pagesOf, practiceGraph, reference, type Body, type Item } from "./testing.ts";

const plan = { users: 450, groups: 230, memberships: 3_000, apps: 4, seed: 3 };

/** A mirror as a client keeps it: by id, links merged, removed when told. */
class Mirror {
  readonly objects = new Map<string, Item>();
  readonly links = new Map<string, Set<string>>();

  fold(pages: readonly Body[], relation: string): void {
    for (const item of pages.flatMap((page) => page.value)) {
      if (item["@removed"]) {
        this.objects.delete(item.id);
        this.links.delete(item.id);
        continue;
      }
      this.objects.set(item.id, { ...this.objects.get(item.id), ...item });
      const own = this.links.get(item.id) ?? new Set();
      this.links.set(item.id, own);
      const changes = item[`${relation}@delta`];
      for (const change of Array.isArray(changes) ? changes : []) {
        if (change["@removed"]) own.delete(change.id);
        else own.add(change.id);
      }
    }
  }
}

const users = "users/delta?$select=displayName,jobTitle,accountEnabled,manager";
const groups = "groups/delta?$select=displayName,members,owners";

test("any changes fold to the full list, whatever the rounds between them", () => {
  assert(
    property(
      array(
        tuple(constantFrom("title", "block", "delete", "restore", "add", "remove", "round"), nat(), nat()),
        { maxLength: 40 },
      ),
      (steps) => {
        const { ask, get, store } = practiceGraph(undefined, {
          users: 90,
          groups: 12,
          memberships: 150,
          apps: 2,
          seed: 9,
        });
        const people = new Mirror();
        const teams = new Mirror();
        let links = { people: users, teams: groups };
        const round = () => {
          const first = pagesOf((path) => get(path), links.people);
          const second = pagesOf((path) => get(path), links.teams);
          people.fold(first.pages, "manager");
          teams.fold(second.pages, "members");
          links = { people: first.deltaLink, teams: second.deltaLink };
        };
        round();
        const everyone = store
          .rows<{ object_id: string }>("select object_id from objects where kind = 0")
          .map((row) => row.object_id);
        const everyGroup = store
          .rows<{ object_id: string }>("select object_id from objects where kind = 1")
          .map((row) => row.object_id);
        for (const [what, one, two] of steps) {
          const person = everyone[one % everyone.length] ?? "";
          const group = everyGroup[two % everyGroup.length] ?? "";
          if (what === "title")
            ask("PATCH", `users/${person}`, { jobTitle: two % 3 === 0 ? null : `Title ${two}` });
          if (what === "block") ask("PATCH", `users/${person}`, { accountEnabled: two % 2 === 0 });
          if (what === "delete") ask("DELETE", `users/${person}`);
          if (what === "restore") ask("POST", `directory/deletedItems/${person}/restore`, {});
          if (what === "add") ask("POST", `groups/${group}/members/$ref`, reference(person));
          if (what === "remove") ask("DELETE", `groups/${group}/members/${person}/$ref`);
          if (what === "round") round();
        }
        round();
        const listed = pagesOf(
          (path) => get(path),
          "users?$top=999&$select=id,displayName,jobTitle,accountEnabled",
        ).pages.flatMap((page) => page.value);
        const mirrored = [...people.objects.values()].map(
          ({ id, displayName, jobTitle = null, accountEnabled }) => ({
            id,
            displayName,
            jobTitle,
            accountEnabled,
          }),
        );
        expect(mirrored.toSorted(byId)).toEqual(listed.toSorted(byId));
        for (const group of everyGroup) {
          // A soft-deleted person keeps the membership in group delta; the list does not show it.
          const shown = get(`groups/${group}/members?$top=999&$select=id`, {}, [
            "Group.Read.All",
            "User.Read.All",
            "Member.Read.Hidden",
          ]).body.value.map((member) => member.id);
          const known = [...(teams.links.get(group) ?? [])].filter(
            (id) => !everyone.includes(id) || people.objects.has(id),
          );
          expect(known.toSorted()).toEqual(shown.toSorted());
        }
      },
    ),
    { numRuns: 25 },
  );
});

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

test("the service chooses the page: 200 objects, 500 links, a large group over several, empty pages before the end", () => {
  const { get } = practiceGraph(undefined, plan);
  const { pages } = pagesOf((path) => get(path), "groups/delta?$top=5");
  const sizes = pages.map((page) => page.value.length);
  const links = pages.map((page) =>
    page.value.reduce(
      (sum, group) => sum + (Array.isArray(group["members@delta"]) ? group["members@delta"].length : 0),
      0,
    ),
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
  expect(Math.max(...links)).toBeLessThanOrEqual(500);
  const ids = pages.flatMap((page) => page.value.map((group) => group.id));
  expect(ids.length).toBeGreaterThan(new Set(ids).size - 1);
  expect(new Set(ids).size).toBe(230);
  expect(sizes.at(-2)).toBe(0);
  for (const page of pages) expect("@odata.nextLink" in page).not.toBe("@odata.deltaLink" in page);
});

test("a large group returns on the next page with its other members", () => {
  const { get } = practiceGraph(undefined, {
    users: 1_400,
    groups: 20,
    memberships: 4_000,
    apps: 2,
    seed: 3,
  });
  const { pages } = pagesOf((path) => get(path), groups);
  const ids = pages.flatMap((page) => page.value.map((group) => group.id));
  expect(ids.length).toBeGreaterThan(new Set(ids).size);
});

test("a group purged in the middle of its pages does not end the round", () => {
  const { get, store } = practiceGraph(undefined, {
    users: 1_400,
    groups: 20,
    memberships: 4_000,
    apps: 2,
    seed: 3,
  });
  const first = get(groups).body;
  const cut = store.byObjectId(String(first.value.at(-1)?.id));
  if (cut) store.purge(cut);
  const rest = pagesOf((path) => get(path), String(first["@odata.nextLink"])).pages;
  const seen = new Set([first, ...rest].flatMap((page) => page.value.map((group) => group.id)));
  expect(seen.size).toBe(20);
});

test("the first round tells of the soft-deleted, and leaves out nulls and empty lists", () => {
  const { get } = practiceGraph(undefined, plan);
  const items = pagesOf((path) => get(path), "users/delta").pages.flatMap((page) => page.value);
  expect(items.filter((item) => item["@removed"]?.reason === "changed").length).toBeGreaterThan(0);
  for (const item of items)
    for (const value of Object.values(item))
      expect(value === null || (Array.isArray(value) && value.length === 0)).toBe(false);
  const shown = pagesOf(
    (path) => get(path),
    "groups/delta?$select=displayName,groupTypes,visibility",
  ).pages.flatMap((page) => page.value);
  expect(shown.some((group) => !("groupTypes" in group) && group.visibility === null)).toBe(true);
});

test("the context repeats $select on the first page only", () => {
  const { get } = practiceGraph(undefined, plan);
  const { pages } = pagesOf((path) => get(path), users);
  expect(pages[0]?.["@odata.context"]).toBe(
    "https://graph.test/v1.0/$metadata#users(displayName,jobTitle,accountEnabled,manager)",
  );
  expect(pages[1]?.["@odata.context"]).toBe("https://graph.test/v1.0/$metadata#users");
  expect(String(pages[0]?.["@odata.nextLink"])).toMatch(/\$skiptoken=.{400,}/);
});

test("only what was selected is tracked; a property set to null comes as null", () => {
  const { ask, get, find } = practiceGraph(undefined, plan);
  const person = find("users?$filter=startswith(displayName,'Ikram')&$select=id").id;
  const { deltaLink } = pagesOf((path) => get(path), users);
  ask("PATCH", `users/${person}`, { officeLocation: "Porto" });
  expect(pagesOf((path) => get(path), deltaLink).pages.flatMap((page) => page.value)).toEqual([]);
  ask("PATCH", `users/${person}`, { jobTitle: null });
  const item = firstOf(pagesOf((path) => get(path), deltaLink).pages.flatMap((page) => page.value));
  expect(item).toMatchObject({
    id: person,
    jobTitle: null,
    displayName: "Ikram Benali",
    accountEnabled: true,
  });
  const [short] = get(deltaLink, { prefer: "return=minimal" }).body.value;
  expect(short).toEqual({ id: person, jobTitle: null });
});

test("a new manager comes as manager@delta, the old one as removed", () => {
  const { ask, get, find } = practiceGraph(undefined, plan);
  const person = find("users?$filter=startswith(displayName,'Ikram')&$select=id").id;
  const other = find("users?$filter=startswith(displayName,'Kwame')&$select=id").id;
  const old = get(`users/${person}/manager`).body.id;
  const { deltaLink } = pagesOf((path) => get(path), users);
  ask("PUT", `users/${person}/manager/$ref`, reference(other));
  expect(firstOf(get(deltaLink).body.value)["manager@delta"]).toEqual(
    expect.arrayContaining([
      { "@odata.type": "#microsoft.graph.user", id: old, "@removed": { reason: "deleted" } },
      { "@odata.type": "#microsoft.graph.user", id: other },
    ]),
  );
});

test("deletion is 'changed', a purge 'deleted', a restored person comes whole", () => {
  const { ask, get, find } = practiceGraph(undefined, plan);
  const person = find("users?$filter=startswith(displayName,'Ikram')&$select=id").id;
  let { deltaLink } = pagesOf((path) => get(path), users);
  const next = () => {
    const round = pagesOf((path) => get(path), deltaLink);
    deltaLink = round.deltaLink;
    return round.pages.flatMap((page) => page.value);
  };
  ask("DELETE", `users/${person}`);
  expect(next()).toEqual([{ id: person, "@removed": { reason: "changed" } }]);
  ask("POST", `directory/deletedItems/${person}/restore`, {});
  expect(firstOf(next())).toMatchObject({
    id: person,
    displayName: "Ikram Benali",
    "manager@delta": [{ "@odata.type": "#microsoft.graph.user" }],
  });
  ask("DELETE", `users/${person}`);
  ask("DELETE", `directory/deletedItems/${person}`);
  expect(next()).toEqual([{ id: person, "@removed": { reason: "deleted" } }]);
});

test("$deltatoken=latest gives a link and no data", () => {
  const { get } = practiceGraph(undefined, plan);
  const { body } = get("groups/delta?$select=displayName,members&$deltatoken=latest");
  expect(body.value).toEqual([]);
  expect(body["@odata.deltaLink"]).toMatch(/\$deltatoken=/);
  expect(get(String(body["@odata.deltaLink"])).body.value).toEqual([]);
});

test("a token lives seven days, then 410 with a place to begin anew", () => {
  const { get, clock, store } = practiceGraph(undefined, plan);
  const { deltaLink } = pagesOf((path) => get(path), users);
  clock.now += 7 * 86_400_000 - 1_000;
  expect(get(deltaLink).status).toBe(200);
  clock.now += 2_000;
  const gone = get(deltaLink);
  expect(gone).toMatchObject({ status: 410, body: { error: { code: "syncStateNotFound" } } });
  expect(gone.location).toMatch(/\/users\/delta\?\$deltatoken=$/);
  expect(get(String(gone.location)).body.value.length).toBeGreaterThan(100);
  const fresh = pagesOf((path) => get(path), users).deltaLink;
  store.setMeta("delta-expired-before", String(clock.now));
  expect(get(fresh).status).toBe(410);
});

test("delta refuses what it does not know, and filters by id only", () => {
  const { get, find } = practiceGraph(undefined, plan);
  for (const option of ["$expand=manager", "$orderby=displayName", "$search=%22displayName:a%22"])
    expect(get(`users/delta?${option}`).status).toBe(400);
  expect(get("users/delta?$filter=displayName eq 'x'").status).toBe(400);
  const id = find("groups?$top=1&$select=id").id;
  const items = pagesOf(
    (path) => get(path),
    `groups/delta?$select=members&$filter=id eq '${id}'`,
  ).pages.flatMap((page) => page.value);
  expect(new Set(items.map((item) => item.id))).toEqual(new Set([id]));
  const many = Array.from({ length: 51 }, () => `id eq '${id}'`).join(" or ");
  expect(get(`groups/delta?$filter=${many}`).status).toBe(400);
});

test("units, roles and apps have delta too", () => {
  const { get } = practiceGraph(["RoleManagement.Read.Directory", "Directory.Read.All"], plan);
  const all = (path: string) => pagesOf((link) => get(link), path).pages.flatMap((page) => page.value);
  expect(
    all("directory/administrativeUnits/delta?$select=displayName,members").some(
      (unit) => "members@delta" in unit,
    ),
  ).toBe(true);
  expect(all("directoryRoles/delta").some((role) => "members@delta" in role)).toBe(true);
  expect(all("servicePrincipals/delta?$select=appId").length).toBeGreaterThan(4);
});
