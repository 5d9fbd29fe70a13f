import { expect, test } from "vitest";
import { effectWords, whyYou } from "./approval-words.ts";

const OPEN = { vote: null, isFallback: false } as const;
const effect = (actionKey: string | null, needs: "one" | "all", rows = [{ ...OPEN }]) =>
  effectWords({ askedBy: "Noor Haidari" }, { actionKey, needs, calls: null }, rows);

test("the reader is told why it is they who are asked", () => {
  expect(whyYou("manager of Ikram Benali")).toBe("You’re asked because you are the manager of Ikram Benali.");
  expect(whyYou("owner of Prototype Vault")).toBe(
    "You’re asked because you are an owner of Prototype Vault.",
  );
  expect(whyYou("admin of Gatehouse")).toBe("You’re asked because you are an admin of Gatehouse.");
  expect(whyYou("named in the approval rule")).toBe(
    "You’re asked because you are named in the approval rule.",
  );
  expect(whyYou("asked by name")).toBe("You’re asked by name.");
});

test("what approving does is said: at once, with the last vote, by the asker, or nothing", () => {
  expect(effect("add-user-to-group", "one")).toContain("at once");
  expect(effect("add-user-to-group", "all", [{ ...OPEN }, { ...OPEN }])).toContain("everybody");
  expect(effect("add-user-to-group", "all")).not.toContain("everybody");
  expect(effect("reset-password", "one")).toContain("Noor Haidari can start it");
  expect(effect(null, "one")).toContain("Nothing runs");
});
