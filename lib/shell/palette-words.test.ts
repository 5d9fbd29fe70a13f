import { expect, test } from "vitest";
import { listActions } from "#lib/entra/actions/registry.ts";
import { actionAbout, readCommand } from "./palette-words.ts";

const commands = (typed: string) =>
  readCommand(typed, listActions()).map(({ action, rest }) => `${action.key}: ${rest}`);

test("a verb and a name are an action about somebody", () => {
  expect(commands("add ikr")).toEqual(["add-user-to-group: ikr"]);
  expect(commands("rem gro ikram ben")).toContain("remove-user-from-group: ikram ben");
  expect(commands("block")).toEqual(["block-sign-in: "]);
  expect(commands("Réset pass Łukasz")).toEqual(["reset-password: lukasz"]);
});

test("a name alone is no command, whatever words it shares with one", () => {
  expect(commands("ikram")).toEqual([]);
  expect(commands("group")).toEqual([]);
  expect(commands("user")).toEqual([]);
  expect(commands("")).toEqual([]);
});

test("every action has a sentence about a person", () => {
  const about = listActions().map(({ title }) => actionAbout(title, "Ikram Benali"));
  expect(about).toEqual([
    "Add Ikram Benali to group",
    "Remove Ikram Benali from group",
    "Assign application to Ikram Benali",
    "Remove application from Ikram Benali",
    "Revoke sessions of Ikram Benali",
    "Block sign-in of Ikram Benali",
    "Unblock sign-in of Ikram Benali",
    "Reset password of Ikram Benali",
    "Delete Ikram Benali",
    "Restore Ikram Benali",
  ]);
});
