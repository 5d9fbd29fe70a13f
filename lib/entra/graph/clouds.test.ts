import { expect, test } from "vitest";
import { cloudFor } from "./clouds.ts";

test("both addresses name one cloud; the practice tenant stands for the worldwide one", () => {
  expect(cloudFor("https://login.microsoftonline.us", "https://dod-graph.microsoft.us").key).toBe(
    "us-defense",
  );
  expect(cloudFor("http://127.0.0.1:3900", "http://127.0.0.1:3900").key).toBe("worldwide");
});

test("addresses of two clouds are refused", () => {
  expect(() => cloudFor("https://login.microsoftonline.us", "https://graph.microsoft.com")).toThrow(
    "different clouds",
  );
  expect(() => cloudFor("https://login.microsoftonline.com", "http://127.0.0.1:3900")).toThrow(
    "different clouds",
  );
});
