import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { readNamesIn } from "./names-data.ts";

function companyOf(...names: readonly string[]) {
  const db = testDatabase();
  const company = new Company(db);
  const ids = new Map(names.map((displayName) => [displayName, company.person({ displayName }).objectId]));
  const found = (text: string, own = "") =>
    readNamesIn(db, text, ids.get(own) ?? null).map(({ displayName, objectIds, isGuess }) =>
      [displayName, ...(isGuess ? ["guess"] : []), ...(objectIds.length > 1 ? [objectIds.length] : [])].join(
        " ",
      ),
    );
  return { company, found };
}

test.each([
  ["whole", "Ask Henrik Solberg about it"],
  ["last name first", "Ask Solberg, Henrik about it"],
  ["by address", "Ask henrik.solberg@calder.example about it"],
])("somebody is found %s, without a doubt", (_how, text) => {
  expect(companyOf("Henrik Solberg", "Ann Field").found(text)).toEqual(["Henrik Solberg"]);
});

test.each([
  ["a wrong letter in the last name", "Ask Henrik Solbreg about it"],
  ["a wrong letter in the first name", "Ask Henirk Solberg about it"],
  ["a wrong letter and the last name first", "Ask Solbreg, Henrik about it"],
  ["an initial", "Ask H. Solberg about it"],
  ["an address of another company", "Ask henrik.solberg@elsewhere.example about it"],
])("with %s it is a guess", (_how, text) => {
  expect(companyOf("Henrik Solberg", "Ann Field").found(text)).toEqual(["Henrik Solberg guess"]);
});

test("hyphens, apostrophes, double names, umlauts and marks may be there or not", () => {
  const { found } = companyOf(
    "Ann-Kathrin Höller",
    "Sean O'Connor",
    "María Luisa Pérez Ortega",
    "Juergen Mueller",
    "Lotte van den Berg",
  );
  for (const [text, name] of [
    ["Bitte für Ann Kathrin Hoeller", "Ann-Kathrin Höller"],
    ["Höller, Ann-Kathrin hat angerufen", "Ann-Kathrin Höller"],
    ["sean oconnor is here", "Sean O'Connor"],
    ["Pérez Ortega, María Luisa", "María Luisa Pérez Ortega"],
    ["Jürgen Müller bitte", "Juergen Mueller"],
    ["van den Berg, Lotte", "Lotte van den Berg"],
  ])
    expect([text, found(text ?? "")]).toEqual([text, [name]]);
});

test("a guess that fits several is several, and an address says which", () => {
  const { found } = companyOf("Nina Hoffman", "Nina Hoffmann");
  expect(found("Nina Hofman leaves")).toEqual(["Nina Hoffman guess"]);
  expect(found("Nina Hoffmamn leaves")).toEqual(["Nina Hoffman guess 2"]);
  expect(found("N. Hoffmann leaves")).toEqual(["Nina Hoffmann guess"]);
  const twins = companyOf("Jonas Keller", "Jonas Kellar").found;
  expect(twins("Jonas Kellxr leaves")).toEqual(["Jonas Kellar guess 2"]);
  expect(twins("Jonas Kellxr (jonas.kellar@calder.example) leaves")).toEqual([
    "Jonas Kellar",
    "Jonas Kellar",
  ]);
});

test("short words, words with another first letter, two wrong letters and single names are nobody", () => {
  const { found } = companyOf("Carl Webb", "Henrik Solberg");
  for (const text of [
    "Karl Webb",
    "Carl Wabb",
    "Menrik Solberg",
    "Henrik Sulbrg",
    "Henrik",
    "Solberg",
    "H Solberg",
  ])
    expect([text, found(text)]).toEqual([text, []]);
});

test("the requester's own name is nobody else's, also where another is nearly the same", () => {
  const { found } = companyOf("Anna Maier", "Anna Meier");
  expect(found("Regards, Anna Meier", "Anna Meier")).toEqual([]);
  expect(found("Regards, Meier, Anna <anna.meier@calder.example>", "Anna Meier")).toEqual([]);
  expect(found("For Anna Maier", "Anna Meier")).toEqual(["Anna Maier"]);
});

test("who is out of scope is not found in any form", () => {
  const { company, found } = companyOf();
  company.person({ displayName: "Henrik Solberg", inScope: false });
  for (const text of ["Henrik Solberg", "Solberg, Henrik", "H. Solberg", "henrik.solberg@calder.example"])
    expect(found(text)).toEqual([]);
});
