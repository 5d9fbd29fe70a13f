import { describe, expect, test } from "vitest";
import { answersSchema } from "./answers-schema.ts";
import { formSchema } from "./schema.ts";
import { SHIPPED_SERVICES } from "./shipped-services.ts";
import type { FieldKind, FormField } from "./types.ts";

const field = (kind: FieldKind, isRequired = false): FormField => ({
  key: "it",
  kind,
  label: "It",
  help: "",
  isRequired,
  options: kind === "choice" ? ["Lost", "Stolen"] : [],
});
const GUID = "0b1f9851-1bf0-433f-aec3-cb9272f093dc";

describe("the door of a form", () => {
  test.each<[FieldKind, string, boolean]>([
    ["text", "Editor", true],
    ["text", "x".repeat(301), false],
    ["long-text", "x".repeat(4_000), true],
    ["choice", "Lost", true],
    ["choice", "Eaten", false],
    ["date", "2026-11-18", true],
    ["date", "2026-02-30", false],
    ["date", "tomorrow", false],
    ["person", GUID, true],
    ["group", "not-an-id", false],
    ["app", `${GUID}' OR 1=1`, false],
    ["file", `${GUID},${GUID}`, true],
    ["file", "../../etc/passwd", false],
    ["file", Array(6).fill(GUID).join(","), false],
  ])("a %s answered with %s is %s", (kind, it, isFine) => {
    expect(answersSchema([field(kind)]).safeParse({ it }).success).toBe(isFine);
  });

  test.each(["text", "choice", "date", "person", "file"] as const)(
    "a required %s may not be empty",
    (kind) => {
      expect(answersSchema([field(kind, true)]).safeParse({}).success).toBe(false);
      expect(answersSchema([field(kind, true)]).safeParse({ it: "" }).success).toBe(false);
      expect(answersSchema([field(kind)]).parse({})).toEqual({ it: "" });
    },
  );

  test("fields that the service does not have are refused, also those that every object has", () => {
    expect(answersSchema([field("text")]).safeParse({ it: "x", other: "y" }).success).toBe(false);
    const json: unknown = JSON.parse('{"it":"x","__proto__":"y"}');
    expect(answersSchema([field("text")]).safeParse(json).success).toBe(false);
  });
});

describe("a form", () => {
  test.each(SHIPPED_SERVICES)("$title is well made", ({ fields }) => {
    expect(formSchema.safeParse(fields).success).toBe(true);
  });

  test("needs keys of its own, and choices to choose from", () => {
    const twice = [field("text"), field("date")];
    expect(formSchema.safeParse(twice).success).toBe(false);
    expect(formSchema.safeParse([{ ...field("choice"), options: ["One"] }]).success).toBe(false);
    expect(formSchema.safeParse([{ ...field("choice"), options: ["One", "One"] }]).success).toBe(false);
    for (const key of ["__proto__", "constructor", "toString", ""])
      expect(formSchema.safeParse([{ ...field("text"), key }]).success).toBe(false);
  });
});
