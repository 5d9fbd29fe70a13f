import { expect, test } from "vitest";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { reauthorizationReason } from "./reauthorization-reason.ts";

test("each way of losing the connection has its own sentence with a way out", () => {
  const reason = (code?: string) =>
    reauthorizationReason(new GraphError({ kind: "needs-reauthorization", code, message: "" }));
  expect(reason("AADSTS7000222")).toBe(
    "The client secret has expired. Make a new secret under Certificates & secrets and save its value here.",
  );
  expect(reason("Authorization_IdentityNotFound")).toContain("was removed from this tenant");
  expect(reason()).toContain("Reconnect the integration");
});
