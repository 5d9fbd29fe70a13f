import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { Company, guidOf } from "#lib/directory/testing/company.ts";
import { findChoices, namedChoices, readablePath } from "./choices-data.ts";
import { DEFAULT_SCOPE } from "./constants.ts";
import { previewScope } from "./preview-data.ts";

const EUROPE = "OU=Europe,DC=calder,DC=example";
const RND = `OU=R\\, D,${EUROPE}`;

function calder() {
  const company = new Company(testDatabase());
  const at = (
    displayName: string,
    distinguishedName: string | null,
    status: "Active" | "Deleted" = "Active",
  ) => company.person({ displayName, distinguishedName, status });
  const bao = at("Bao Trần", `CN=Tr\u1ea7n\\, Bao,${RND}`);
  const ann = at("Ann", `CN=Ann,${EUROPE}`);
  const cy = at("Cy", "CN=Cy,CN=Users,DC=calder,DC=example");
  at("Ed", `CN=Ed,OU=Gone,${EUROPE}`, "Deleted");
  at("Fay", null);
  const wroclaw = company.group({ displayName: "Wrocław – Żółta linia" });
  company.member(wroclaw, bao, ann);
  company.group({ displayName: "Łódź", kind: "Microsoft 365" });
  company.unit("Région Rhône-Alpes", bao, ann, cy);
  company.unit("Nordics");
  return company;
}

test("organizational units are those people are in, and those above, with everybody below counted", () => {
  const { db } = calder();
  expect(findChoices(db, "ou", "")).toEqual([
    { id: EUROPE, name: "Europe", detail: null, count: 2 },
    { id: RND, name: "Europe / R, D", detail: null, count: 1 },
  ]);
});

test.each([
  ["ou", "r, d", [RND]],
  ["ou", "gone", []],
  ["units", "rhone region", [guidOf("unit Région Rhône-Alpes")]],
  ["units", "nord rhone", []],
  ["groups", "ZOLTA wroclaw", [guidOf("group Wrocław – Żółta linia")]],
  ["groups", "łódź", [guidOf("group Łódź")]],
  ["groups", "100%", []],
  ["groups", "'; --", []],
] as const)("%s are found by “%s”: all words, without accents", (kind, typed, expected) => {
  expect(findChoices(calder().db, kind, typed).map(({ id }) => id)).toEqual(expected);
});

test("a choice of groups says their kind and how many members they have", () => {
  expect(findChoices(calder().db, "groups", "")).toEqual([
    { id: guidOf("group Łódź"), name: "Łódź", detail: "Microsoft 365", count: 0 },
    {
      id: guidOf("group Wrocław – Żółta linia"),
      name: "Wrocław – Żółta linia",
      detail: "Security",
      count: 2,
    },
  ]);
});

test("never more than eight are listed", () => {
  const company = calder();
  for (let n = 0; n < 12; n += 1) company.unit(`Unit ${n}`);
  expect(findChoices(company.db, "units", "unit")).toHaveLength(8);
});

test("what a saved scope names has today's name, and none when Entra has it no more", () => {
  const { db } = calder();
  const [nordics, gone] = [guidOf("unit Nordics"), guidOf("unit Gone")];
  const lost = { name: null, detail: null, count: 0 };
  expect(
    namedChoices(db, {
      ...DEFAULT_SCOPE,
      groups: { by: "groups", objectIds: [guidOf("group Gone"), guidOf("group Łódź")] },
      people: { by: "units", objectIds: [nordics, gone] },
    }),
  ).toEqual({
    groups: [
      { id: guidOf("group Gone"), ...lost },
      { id: guidOf("group Łódź"), name: "Łódź", detail: "Microsoft 365", count: 0 },
    ],
    people: [
      { id: nordics, name: "Nordics", detail: null, count: 0 },
      { id: gone, ...lost },
    ],
  });
  const paths = [RND, `OU=Gone,${EUROPE}`];
  expect(namedChoices(db, { ...DEFAULT_SCOPE, people: { by: "ou", paths } })).toEqual({
    groups: [],
    people: [
      { id: RND, name: "Europe / R, D", detail: null, count: 1 },
      { id: `OU=Gone,${EUROPE}`, ...lost },
    ],
  });
  expect(namedChoices(db, DEFAULT_SCOPE)).toEqual({ groups: [], people: [] });
});

test("people are chosen by every organizational unit that is offered, however it is written", () => {
  const company = new Company(testDatabase());
  const names = [EUROPE, RND, `OU=O'Neill \\"Lab\\",${EUROPE}`, `OU=Łódź; 100%_ \\+ B,${EUROPE}`];
  names.forEach((path, n) =>
    company.person({ displayName: `P${n}`, distinguishedName: `CN=P\\, ${n},${path}` }),
  );
  for (const { id, count } of findChoices(company.db, "ou", "")) {
    const { people } = previewScope(company.db, { ...DEFAULT_SCOPE, people: { by: "ou", paths: [id] } });
    expect([id, people.after]).toEqual([id, count]);
  }
  expect(findChoices(company.db, "ou", "")).toHaveLength(4);
});

test("a path reads from the top, without its escapes", () => {
  expect(readablePath("OU=Sales,OU=R\\, D,OU=Europe,DC=calder,DC=example")).toBe("Europe / R, D / Sales");
});
