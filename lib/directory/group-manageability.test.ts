import { expect, test } from "vitest";
import { groupManageability, type ManageableFacts } from "./group-manageability.ts";

const GRANTED = ["GroupMember.ReadWrite.All"];
const plain: ManageableFacts = {
  kind: "Security",
  isDynamic: false,
  isOnPremises: false,
  isRoleAssignable: false,
  isManagementRestricted: false,
  inScope: true,
};
const kindOf = (change: Partial<ManageableFacts>, granted: readonly string[] = GRANTED) => {
  const verdict = groupManageability({ ...plain, ...change }, granted);
  return verdict.isManageable ? "manageable" : verdict.kind;
};

test("assigned security and Microsoft 365 groups of the cloud can be managed", () => {
  expect(kindOf({})).toBe("manageable");
  expect(kindOf({ kind: "Microsoft 365" })).toBe("manageable");
});

test.each([
  [{ kind: "Distribution" } as const, "exchange-managed"],
  [{ kind: "Mail-enabled security" } as const, "exchange-managed"],
  [{ isDynamic: true }, "dynamic-rule"],
  [{ kind: "Microsoft 365", isDynamic: true } as const, "dynamic-rule"],
  [{ isOnPremises: true }, "on-premises"],
  [{ kind: "Distribution", isOnPremises: true } as const, "on-premises"],
  [{ isManagementRestricted: true }, "management-restricted"],
  [{ inScope: false }, "out-of-scope"],
  [{ isRoleAssignable: true }, "role-assignable"],
])("%o is refused as %s, with a reason and a place", (change, kind) => {
  expect(kindOf(change)).toBe(kind);
  const verdict = groupManageability({ ...plain, ...change }, GRANTED);
  if (verdict.isManageable) throw new Error("should be refused");
  expect(verdict.reason).toMatch(/^[A-Z].*\.$/);
  expect(verdict.whereToDoIt).toMatch(/^[A-Z].*\.$/);
});

test("a role-assignable group needs its own permission, and then works", () => {
  expect(kindOf({ isRoleAssignable: true }, [...GRANTED, "RoleManagement.ReadWrite.Directory"])).toBe(
    "manageable",
  );
});

test("without a permission for members the missing one is named", () => {
  const verdict = groupManageability(plain, ["Group.Read.All"]);
  expect(verdict).toMatchObject({
    kind: "permission-missing",
    missingPermission: "GroupMember.ReadWrite.All",
  });
  expect(kindOf({}, ["Group.ReadWrite.All"])).toBe("manageable");
});

test("what the group is comes before what was granted", () => {
  expect(kindOf({ kind: "Distribution" }, [])).toBe("exchange-managed");
});
