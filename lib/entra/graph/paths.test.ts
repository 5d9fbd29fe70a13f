import { expect, test } from "vitest";
import { findCall } from "./calls.ts";
import * as paths from "./paths.ts";

test("removing a member always ends in $ref, whatever the ids hold", () => {
  expect(paths.memberRef("g", "u")).toBe("/groups/g/members/u/$ref");
  for (const hostile of ["", "u/", "u?x=", "u#", "../..", "u/$ref?"]) {
    expect(paths.memberRef("g", hostile)).toMatch(/^\/groups\/g\/members\/[^/?#]*\/\$ref$/);
  }
});

test("ending an assignment is always asked under the app, with an id of its own", () => {
  expect(paths.appAssignment("s", "a_-")).toBe("/servicePrincipals/s/appRoleAssignedTo/a_-");
  for (const hostile of ["a/", "a?x=", "a#", "../..", "../../users/u"]) {
    expect(paths.appAssignment("s", hostile)).toMatch(/^\/servicePrincipals\/s\/appRoleAssignedTo\/[^/?#]+$/);
  }
});

test("queries keep Graph's dollars and commas and escape the rest", () => {
  expect(paths.users({ select: "id,displayName", expand: "manager($select=id)", top: 999 })).toBe(
    "/users?$select=id,displayName&$expand=manager($select%3Did)&$top=999",
  );
  expect(paths.groups({ filter: `displayName eq ${paths.odataText("O'Neil & Co")}` })).toBe(
    "/groups?$filter=displayName%20eq%20'O''Neil%20%26%20Co'",
  );
});

test("each path is a call of the table", () => {
  expect(findCall("GET", paths.usersDelta({ deltatoken: "latest" }))?.path).toBe("/users/delta");
  expect(findCall("GET", paths.user("u"))?.path).toBe("/users/{id}");
  expect(findCall("DELETE", paths.memberRef("g", "u"))?.anyOf).toContain("GroupMember.ReadWrite.All");
  expect(findCall("DELETE", "/groups/g/members/u")).toBeUndefined();
});
