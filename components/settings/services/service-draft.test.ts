import { expect, test } from "vitest";
import { moved } from "#components/ui/use-ordered-rows.ts";
import { errorsOfField } from "./service-draft.ts";

test("an item moves by one place and stops at the ends", () => {
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
});

test("each field gets what is wrong with it, and nothing of its neighbours", () => {
  const errors = {
    "fields.1.label": "Give it a label.",
    "fields.1.options.0": "Empty.",
    "fields.10.label": "x",
  };
  expect(errorsOfField(errors, 1)).toEqual({ label: "Give it a label.", options: "Empty." });
  expect(errorsOfField(errors, 0)).toEqual({});
});
