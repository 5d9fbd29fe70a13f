import { describe, expect, it } from "vitest";
import { defineAction } from "./define-action.ts";
import { ACTIONS, checkRegistry, findAction, listActions } from "./registry.ts";

const add = ACTIONS["add-user-to-group"];
const block = ACTIONS["block-sign-in"];

describe("the registry", () => {
  it("has the buttons' exact names, in order", () => {
    expect(listActions().map((action) => action.title)).toEqual([
      "Add user to group",
      "Remove user from group",
      "Assign application to user",
      "Remove application from user",
      "Revoke user sessions",
      "Block sign-in",
      "Unblock sign-in",
      "Reset password",
      "Delete user",
      "Restore user",
    ]);
  });

  it("knows no other keys, not even those of every object", () => {
    expect(findAction("constructor")).toBeNull();
    expect(findAction("purge-user")).toBeNull();
  });

  it("refuses a destructive action without a question", () => {
    expect(() => defineAction({ ...block, severity: "low", confirm: null })).toThrow("must confirm");
  });

  it("refuses an input without a field and a field without an input", () => {
    expect(() => defineAction({ ...add, fields: [] })).toThrow("groupObjectId");
    expect(() => defineAction({ ...block, fields: add.fields })).toThrow("groupObjectId");
  });

  it("refuses a choice field without choices", () => {
    const assign = ACTIONS["assign-application-to-user"];
    const { choices, ...rest } = assign;
    expect(choices).toBeDefined();
    expect(() => defineAction(rest)).toThrow("belong together");
  });

  it("refuses to redact what is no input", () => {
    expect(() => defineAction({ ...block, redact: ["password"] })).toThrow("password");
  });

  it("refuses an inverse that does not lead back", () => {
    expect(() => checkRegistry({ [add.key]: add })).toThrow("does not lead back");
    expect(() => checkRegistry({ other: block })).toThrow("registered as");
  });

  it("lets nothing unnamed travel with an input", () => {
    expect(add.input.safeParse({ groupObjectId: crypto.randomUUID(), extra: 1 }).success).toBe(false);
  });

  it("has an exact opposite for all but revoking and resetting", () => {
    expect(
      listActions()
        .filter((action) => action.inverse === null)
        .map((action) => action.key),
    ).toEqual(["revoke-user-sessions", "reset-password"]);
  });
});
