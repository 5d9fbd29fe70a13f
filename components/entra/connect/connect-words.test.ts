import { expect, test } from "vitest";
import { OUTCOME_WORDS } from "#lib/entra/connection/outcome-words.ts";
import { POWERS } from "#lib/entra/connection/permissions.ts";
import { azCommand } from "./az-command.tsx";
import { formatDuration } from "./format-duration.ts";

test.each([
  [0, "0 s"],
  [-5, "0 s"],
  [8_000, "8 s"],
  [108_000, "1 min 48 s"],
  [120_000, "2 min"],
  [7_260_000, "2 h 1 min"],
])("%i ms reads %s", (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});

test("the ready command makes a registration with exactly the chosen permissions", () => {
  const permissions = POWERS.filter((power) => power.key === "revoke-sessions").flatMap(
    (power) => power.permissions,
  );
  const registration = { inUse: null, isEditable: true, redirectAddresses: ["https://desk.example/cb"] };
  const command = azCommand(registration, permissions);
  expect(command).toContain('--web-redirect-uris "https://desk.example/cb"');
  expect(command).toContain("--api-permissions 77f3a031-c388-4f99-b373-dc68676a979e=Role");
  expect(command.match(/=Role/g)).toHaveLength(1);
});

test("each outcome says what, why and what next in plain words, no two alike", () => {
  const words = Object.values(OUTCOME_WORDS);
  expect(new Set(words.map((each) => each.title)).size).toBe(words.length);
  for (const each of words) {
    expect(`${each.title} ${each.what} ${each.why} ${each.next}`).not.toMatch(/oops|please|successfully|!/i);
  }
});
