import { expect, test } from "vitest";
import { serviceDesk } from "#lib/services/testing/service-desk.ts";
import { searchPalette } from "./palette-data.ts";

function deskToSearch() {
  const desk = serviceDesk();
  const ikram = desk.person("Ikram Benali", "Product Design");
  desk.company.group({ displayName: "Figma editors" });
  desk.company.app({ displayName: "Figma" });
  desk.ask(ikram, "something-else", { title: "Figma shows an empty page" });
  const kwame = desk.person("Kwame Mensah", "IT", "agent");
  const noor = desk.person("Noor Haidari", "IT", "admin");
  const found = (q: string, who = kwame) =>
    searchPalette(who, q).groups.map(({ title, items }) => [title, ...items.map(({ label }) => label)]);
  return { ikram, kwame, noor, found };
}

test("one search finds people, requests, groups and apps", () => {
  const { found } = deskToSearch();
  expect(found("figma")).toEqual([
    ["Requests", "REQ-1 Figma shows an empty page"],
    ["Groups", "Figma editors"],
    ["Apps", "Figma"],
  ]);
  expect(found("benali")[0]).toEqual(["People", "Ikram Benali"]);
});

test("a verb with a name opens the form for that person, and is only an address", () => {
  const { kwame, ikram } = deskToSearch();
  const [actions] = searchPalette(kwame, "add ikr").groups;
  expect(actions?.items).toMatchObject([
    {
      label: "Add Ikram Benali to group…",
      href: `/people/${ikram.actor.objectId}?act=add-user-to-group&for=${ikram.actor.objectId}`,
    },
  ]);
});

test("settings are offered to admins only", () => {
  const { found, noor } = deskToSearch();
  expect(found("audit log")).toEqual([]);
  expect(found("audit log", noor)).toEqual([["Places", "Audit log"]]);
});

test("the business hours are found by whatever they are called", () => {
  const { found, noor } = deskToSearch();
  for (const q of ["business hours", "opening times", "holidays", "days off"])
    expect(found(q, noor)).toContainEqual(["Places", "Business hours"]);
});

test("refuses someone without the role", () => {
  const { ikram } = deskToSearch();
  expect(() => searchPalette(ikram, "figma")).toThrow(expect.objectContaining({ code: "not-allowed" }));
});
