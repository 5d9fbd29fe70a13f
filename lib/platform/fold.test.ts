import { expect, test } from "vitest";
import { fold } from "./fold.ts";

test("accents, case and letters with strokes fold to what people type", () => {
  expect(fold("Bao Trần")).toBe("bao tran");
  expect(fold("  Łukasz   ØSTBERG-Straße ")).toBe("lukasz ostberg-strasse");
  expect(fold("Yıldırım İnci")).toBe("yildirim inci");
});
