import { expect, test } from "vitest";
import { newId } from "#lib/platform/ids.ts";
import { readFormStart, searchAskable } from "./choices-data.ts";
import { findService } from "./data.ts";
import { serviceDesk } from "./testing/service-desk.ts";

function deskWithThings() {
  const desk = serviceDesk();
  const ikram = desk.person("Ikram Benali", "Product Design");
  const figma = desk.company.app({ displayName: "Figma" });
  const library = desk.company.group({ displayName: "Figma – Library" });
  const start = (key: string, named: object) => {
    const service = findService(desk.db, key);
    if (service === undefined) throw new Error(`No service ${key}`);
    return readFormStart(ikram, service, named);
  };
  return { ...desk, ikram, figma, library, start };
}

test("an app or a group is found by its name, with the service that gives it", () => {
  const { ikram, figma, library } = deskWithThings();
  expect(searchAskable(ikram, { q: " FIG " }).rows).toEqual([
    {
      kind: "app",
      objectId: figma.objectId,
      displayName: "Figma",
      field: "app",
      service: { key: "app-access", title: "Request app access" },
    },
    {
      kind: "group",
      objectId: library.objectId,
      displayName: "Figma – Library",
      field: "group",
      service: { key: "group-membership", title: "Request group membership" },
    },
  ]);
  expect(searchAskable(ikram, { q: "  " }).rows).toEqual([]);
});

test("what no offered service gives, and what hides itself, is not found", () => {
  const { ikram, change, company } = deskWithThings();
  company.group({ displayName: "Figma secret", visibility: "HiddenMembership" });
  change("app-access", { audience: { kind: "departments", departments: ["Finance"] } });
  expect(searchAskable(ikram, { q: "figma" }).rows.map(({ displayName }) => displayName)).toEqual([
    "Figma – Library",
  ]);
});

test("a form starts with what the address names, if it is offered there", () => {
  const { figma, start } = deskWithThings();
  expect(start("app-access", { field: "app", choice: figma.objectId, title: "x" })).toEqual({
    title: "",
    answers: { app: { value: figma.objectId, label: "Figma" } },
  });
  const nothing = { title: "", answers: {} };
  expect(start("app-access", { field: "app", choice: newId() })).toEqual(nothing);
  expect(start("app-access", { field: "role", choice: figma.objectId })).toEqual(nothing);
  expect(start("app-access", { field: "app", choice: [figma.objectId] })).toEqual(nothing);
  expect(start("something-else", { title: "a shared folder" }).title).toBe("a shared folder");
  expect(start("something-else", { title: "x".repeat(500) }).title).toHaveLength(100);
});
