import { expect, test } from "vitest";
import { findTokenError, findTokenErrorCode, tokenError } from "./token-errors.ts";

test.each([
  [
    401,
    "invalid_client",
    "AADSTS7000215: Invalid client secret provided.",
    "needs-reauthorization",
    "wrong-secret",
  ],
  [
    401,
    "invalid_client",
    "AADSTS7000222: The provided client secret keys are expired.",
    "needs-reauthorization",
    "wrong-secret",
  ],
  [
    401,
    "invalid_client",
    "AADSTS7000229: The client application is missing service principal",
    "needs-reauthorization",
    "app-not-found",
  ],
  [
    400,
    "unauthorized_client",
    "AADSTS700016: Application was not found",
    "needs-reauthorization",
    "app-not-found",
  ],
  [
    400,
    "access_denied",
    "AADSTS53003: Access has been blocked by Conditional Access",
    "needs-reauthorization",
    "conditional-access",
  ],
  [429, "temporarily_unavailable", "AADSTS90055: too many requests", "throttled", "unreachable"],
])("%i %s %s is %s", (status, error, description, kind, outcome) => {
  const failure = tokenError(status, error, description);
  expect(failure.kind).toBe(kind);
  expect(findTokenError(failure.code)?.outcome).toBe(outcome);
});

test("passing faults stay passing, unknown refusals ask for a new connection, and the body is not repeated", () => {
  expect(tokenError(503, "", "").kind).toBe("unavailable");
  expect(tokenError(429, "", "", 5_000)).toMatchObject({ kind: "throttled", retryAfterMs: 5_000 });
  const unknown = tokenError(400, "invalid_grant", "AADSTS999999: app secret-looking text");
  expect(unknown.kind).toBe("needs-reauthorization");
  expect(unknown.message).not.toContain("secret-looking");
});

test("of several numbers the known one is taken", () => {
  expect(findTokenErrorCode("AADSTS650052: x. AADSTS65004: User declined")).toBe("65004");
  expect(findTokenErrorCode("no number")).toBeUndefined();
});
