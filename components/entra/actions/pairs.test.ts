import { describe, expect, it } from "vitest";
import { inputsOf, pairKey, pairsOf, wishOf } from "./pairs.ts";

const GROUP = {
  name: "groupObjectId",
  kind: "group",
  label: "",
  placeholder: "",
  options: "all-groups",
} as const;
const APP = { name: "appObjectId", kind: "app", label: "", placeholder: "", options: "all-apps" } as const;
const HOW = { name: "access", kind: "choice", label: "How" } as const;
const REST = { requestId: null, reason: "Spring", endsAt: 5, batchId: "batch", typedName: null };

describe("the inputs of a form", () => {
  it("are one per target, and one empty one without fields", () => {
    const targets = [
      { objectId: "a", access: null },
      { objectId: "b", access: null },
    ];
    expect(inputsOf([GROUP], targets)).toEqual([{ groupObjectId: "a" }, { groupObjectId: "b" }]);
    expect(inputsOf([], [])).toEqual([{}]);
  });

  it("are not finished while one app lacks its way", () => {
    const figma = { objectId: "figma", access: "direct" };
    expect(inputsOf([APP, HOW], [figma])).toEqual([{ appObjectId: "figma", access: "direct" }]);
    expect(inputsOf([APP, HOW], [figma, { objectId: "miro", access: null }])).toBeNull();
  });
});

describe("pairs and their wishes", () => {
  it("go person by person, each with every target", () => {
    const pairs = pairsOf(["ikram", "hannah"], [{ g: "1" }, { g: "2" }]);
    expect(pairs.map(({ subjectObjectId, input }) => `${subjectObjectId} ${input["g"]}`)).toEqual([
      "ikram 1",
      "ikram 2",
      "hannah 1",
      "hannah 2",
    ]);
  });

  it("keep their own key while the form is open, and never share one", () => {
    const keys = new Map<string, string>();
    let made = 0;
    const send = (subjectObjectId: string) =>
      wishOf("add", { subjectObjectId, input: { g: "1" } }, REST, keys, () => `key ${(made += 1)}`);
    const [first, second] = [send("ikram"), send("hannah")];
    expect(send("ikram")).toEqual(first);
    expect(first).toMatchObject({ idempotencyKey: "key 1", batchId: "batch", reason: "Spring", endsAt: 5 });
    expect(second.idempotencyKey).toBe("key 2");
  });

  it("are the same pair in whatever order the input was written", () => {
    const of = (input: Record<string, string>) => pairKey({ subjectObjectId: "ikram", input });
    expect(of({ a: "1", b: "2" })).toBe(of({ b: "2", a: "1" }));
    expect(of({ a: "1" })).not.toBe(of({ a: "2" }));
  });
});
