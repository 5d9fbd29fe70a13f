import { expect, test } from "vitest";
import { healthOf, type HealthFacts } from "./health.ts";

const HOUR_MS = 60 * 60_000;
const MINUTE_MS = 60_000;
const connected: HealthFacts = {
  status: "Connected",
  readAt: 0,
  everyMs: 4 * HOUR_MS,
  held: 0,
  credentialDays: null,
};

test("a mirror read within the chosen interval is green, one whose sync is late amber", () => {
  expect(healthOf(connected, 4 * HOUR_MS)).toMatchObject({ words: "Entra ID synced", tone: "success" });
  expect(healthOf(connected, 4 * HOUR_MS + 16 * MINUTE_MS)).toMatchObject({ tone: "warning" });
  expect(healthOf({ ...connected, everyMs: 24 * HOUR_MS }, 23 * HOUR_MS)).toMatchObject({ tone: "success" });
});

test("a held sync and an ending secret are said before the age", () => {
  expect(healthOf({ ...connected, held: 1, credentialDays: 7 }, 0).words).toBe("A sync waits for you");
  expect(healthOf({ ...connected, credentialDays: 7 }, 0).words).toBe("Entra secret ends in 7 days");
  expect(healthOf({ ...connected, credentialDays: 0 }, 0).words).toBe("Entra secret has ended");
});

test("a lost connection is red and still says when Entra was last read", () => {
  const lost = healthOf({ ...connected, status: "Needs reauthorization", readAt: 7, held: 1 }, HOUR_MS);
  expect(lost).toMatchObject({ words: "Needs reauthorization", tone: "danger", at: 7 });
});

test("without a connection there is no time", () => {
  expect(healthOf({ ...connected, status: "Not connected", readAt: null }, 0)).toMatchObject({
    words: "Not connected",
    at: undefined,
  });
});
