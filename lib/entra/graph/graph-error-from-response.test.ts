import { expect, test } from "vitest";
import { graphErrorFromResponse } from "./graph-error-from-response.ts";

const kindOf = (status: number, code: string, message = "", roles: string[] = ["Directory.Read.All"]) =>
  graphErrorFromResponse(
    {
      status,
      method: "POST",
      path: "/groups/g/members/$ref",
      body: code === "" ? undefined : { error: { code, message } },
    },
    roles,
  ).kind;

test.each([
  [
    400,
    "Request_BadRequest",
    "One or more added object references already exist for the following modified properties: 'members'.",
    "already-so",
  ],
  [
    400,
    "Request_BadRequest",
    "One or more removed object references do not exist for the following modified properties: 'members'.",
    "already-so",
  ],
  [400, "Request_BadRequest", "Not a valid reference update.", "not-found"],
  [400, "Request_BadRequest", "Permission being assigned was not found on application 'x'.", "invalid"],
  [400, "Request_BadRequest", "Permission being assigned already exists on the object", "already-so"],
  [
    400,
    "Request_BadRequest",
    "Cannot Update a mail-enabled security groups and or distribution list.",
    "invalid",
  ],
  [400, "BadRequest", "Resource not found for the segment 'x'.", "invalid"],
  [400, "Directory_ExpiredPageToken", "", "expired-delta"],
  [400, "syncStateNotFound", "", "expired-delta"],
  [410, "", "", "expired-delta"],
  [401, "InvalidAuthenticationToken", "", "needs-reauthorization"],
  [401, "Authorization_IdentityNotFound", "", "needs-reauthorization"],
  [404, "Request_ResourceNotFound", "", "not-found"],
  [404, "", "", "unavailable"],
  [409, "Directory_ConcurrencyViolation", "", "conflict"],
  [429, "", "", "throttled"],
  [503, "serviceNotAvailable", "", "unavailable"],
  [403, "Directory_QuotaExceeded", "", "refused"],
])("%i %s %s is %s", (status, code, message, kind) => {
  expect(kindOf(status, code, message)).toBe(kind);
});

test("bad requests that people can do something about are told apart from others", () => {
  const answer = (message: string) =>
    graphErrorFromResponse(
      {
        status: 400,
        method: "POST",
        path: "/servicePrincipals/s/appRoleAssignedTo",
        body: { error: { code: "Request_BadRequest", message } },
      },
      [],
    );
  expect(answer("Permission being assigned was not found on application 'x'.").detail).toBe("unknown-role");
  expect(answer("The specified password does not comply with password complexity requirements.").detail).toBe(
    "password-policy",
  );
  expect(answer("Invalid value specified for property 'passwordProfile' of resource 'User'.").detail).toBe(
    undefined,
  );
  expect(
    answer("Another object with the same value for property userPrincipalName already exists.").detail,
  ).toBe("name-taken");
  expect(answer("Something else.").detail).toBe(undefined);
});

test("a 403 names the missing permission, or says that Microsoft protects the target (F13)", () => {
  const answer = {
    status: 403,
    method: "DELETE",
    path: "/groups/g/members/u/$ref",
    body: { error: { code: "Authorization_RequestDenied" } },
  };
  const missing = graphErrorFromResponse(answer, ["Directory.Read.All"]);
  expect(missing).toMatchObject({
    kind: "missing-permission",
    permissions: ["GroupMember.ReadWrite.All", "Group.ReadWrite.All"],
  });
  expect(graphErrorFromResponse(answer, ["GroupMember.ReadWrite.All"]).kind).toBe("refused");
  expect(graphErrorFromResponse(answer, []).kind).toBe("needs-reauthorization");
});

test.each([
  [
    400,
    "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
    "on-premises",
  ],
  [400, "Cannot Update a mail-enabled security groups and or distribution list.", "exchange-managed"],
  [403, "Guests users are not allowed to join this Unified Group due to policy setting.", "no-guests"],
  [400, "Another object with the same value for property userPrincipalName already exists.", "name-taken"],
  [400, "Permission being assigned was not found on application 'x'.", "unknown-role"],
  [400, "The specified password does not comply with password complexity requirements.", "password-policy"],
  [404, "Cannot Update a mail-enabled security groups and or distribution list.", undefined],
])('%i "%s" is told as %s', (status, message, detail) => {
  const body = { error: { code: "Request_BadRequest", message } };
  const answer = { status, method: "POST", path: "/groups/g/members/$ref", body };
  expect(graphErrorFromResponse(answer, ["GroupMember.ReadWrite.All"]).detail).toBe(detail);
});
