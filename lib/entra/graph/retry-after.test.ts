import { expect, test } from "vitest";
import { parseRetryAfter } from "./retry-after.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");

test.each([
  ["2", 2_000],
  ["2.128", 2_128],
  ["0.249", 1_000],
  ["86400", 900_000],
  ["Tue, 24 Nov 2026 12:00:30 GMT", 30_000],
  ["", undefined],
  [null, undefined],
  ["soon", undefined],
  ["-4", undefined],
  ["0", undefined],
  ["Tue, 24 Nov 2026 11:00:00 GMT", undefined],
])("Retry-After %s means %s ms (F1, F2)", (header, ms) => {
  expect(parseRetryAfter(header, NOW)).toBe(ms);
});
