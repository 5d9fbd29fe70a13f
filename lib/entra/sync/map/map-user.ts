import { fold } from "#lib/platform/fold.ts";
import { fieldsOf, type GraphItem, type Shape } from "./fields.ts";

/** "" = has none; null = this answer does not say, so what is known stays. */
export type ManagerRef = string | null;

/** A user as staged, in the order of the staging statement. */
export type StagedPerson = ReturnType<typeof mapUser>;

/**
 * Maps a user of a list, of delta or of the deleted items. Throws `BadObjectError` when id, name or
 * sign-in state are missing: such an object is left as it was, never half believed.
 */
export function mapUser(item: GraphItem, shape: Shape, isDeleted = false) {
  const f = fieldsOf(item, shape);
  f.named("userType");
  const userPrincipalName = withoutDeletedPrefix(f.requiredText("userPrincipalName"), f.objectId);
  const displayName = f.text("displayName") ?? userPrincipalName;
  const mail = f.text("mail");
  const jobTitle = f.text("jobTitle");
  const department = f.text("department");
  return {
    objectId: f.objectId,
    displayName,
    givenName: f.text("givenName"),
    surname: f.text("surname"),
    userPrincipalName,
    mail,
    jobTitle,
    department,
    companyName: f.text("companyName"),
    officeLocation: f.text("officeLocation"),
    usageLocation: f.text("usageLocation"),
    city: f.text("city"),
    country: f.text("country"),
    mobilePhone: f.text("mobilePhone"),
    businessPhone: firstText(f.list("businessPhones")),
    employeeId: f.text("employeeId"),
    employeeType: f.text("employeeType"),
    employeeHireDate: f.text("employeeHireDate")?.slice(0, 10) ?? null,
    accountEnabled: isDeleted ? (f.flag("accountEnabled") ?? false) : f.requiredFlag("accountEnabled"),
    userType: f.text("userType"),
    externalUserState: f.text("externalUserState"),
    managerObjectId: managerOf(item, shape),
    isOnPremises: f.flag("onPremisesSyncEnabled") ?? false,
    distinguishedName: f.text("onPremisesDistinguishedName"),
    isManagementRestricted: f.flag("isManagementRestricted") ?? false,
    createdInEntraAt: f.moment("createdDateTime"),
    deletedAt: isDeleted ? (f.moment("deletedDateTime") ?? 0) : null,
    lastPasswordChangeAt: f.moment("lastPasswordChangeDateTime"),
    sessionsValidFromAt: f.moment("signInSessionsValidFromDateTime"),
    sortKey: fold(displayName),
    searchText: fold([displayName, mail ?? userPrincipalName, jobTitle, department].join(" ")),
  };
}

/** Soft deletion puts the object id before the sign-in name; we show it as it was. */
function withoutDeletedPrefix(name: string, objectId: string): string {
  const prefix = objectId.replaceAll("-", "");
  return name.toLowerCase().startsWith(prefix) && name.length > prefix.length
    ? name.slice(prefix.length)
    : name;
}

function firstText(list: readonly unknown[]): string | null {
  const first = list.find((entry) => typeof entry === "string" && entry !== "");
  return typeof first === "string" ? first : null;
}

/** Whom one answer names as manager. */
export function managerOf(item: GraphItem, shape: Shape): ManagerRef {
  const changes = item["manager@delta"];
  if (Array.isArray(changes)) {
    const now = changes.filter(isRef).find((ref) => !("@removed" in ref));
    return now === undefined ? "" : now.id.toLowerCase();
  }
  if (isRef(item.manager)) return item.manager.id.toLowerCase();
  if (item.manager === null) return "";
  // A list with the expand leaves the key out where there is no manager; delta says nothing by it.
  return shape === "list" && item.manager === undefined ? "" : null;
}

function isRef(value: unknown): value is { id: string } {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}
