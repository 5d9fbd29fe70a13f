import { expect, test } from "vitest";
import { healthOf } from "./health.ts";

const HOUR_MS = 60 * 60_000;

test("a mirror read within four hours is green, an older one amber", () => {
  const connected = { status: "Connected", readAt: 0 } as const;
  expect(healthOf(connected, 4 * HOUR_MS)).toMatchObject({ words: "Entra ID synced", tone: "success" });
  expect(healthOf(connected, 4 * HOUR_MS + 1)).toMatchObject({ words: "Entra ID synced", tone: "warning" });
});

test("a lost connection is red and still says when Entra was last read", () => {
  const lost = healthOf({ status: "Needs reauthorization", readAt: 7 }, HOUR_MS);
  expect(lost).toMatchObject({ words: "Needs reauthorization", tone: "danger", at: 7 });
});

test("without a connection there is no time", () => {
  expect(healthOf({ status: "Not connected", readAt: null }, 0)).toMatchObject({
    words: "Not connected",
    at: undefined,
  });
});
