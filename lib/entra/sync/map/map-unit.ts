import { fieldsOf, type GraphItem, type Shape } from "./fields.ts";

/** An administrative unit as staged, in the order of the staging statement. */
export type StagedUnit = ReturnType<typeof mapUnit>;

/** Maps an administrative unit of a list or of delta. */
export function mapUnit(item: GraphItem, shape: Shape) {
  const f = fieldsOf(item, shape);
  return {
    objectId: f.objectId,
    displayName: f.requiredText("displayName"),
    description: f.text("description"),
    isMembershipHidden: f.text("visibility") === "HiddenMembership",
    isManagementRestricted: f.flag("isMemberManagementRestricted") ?? false,
  };
}

/** A directory role as staged. */
export function mapDirectoryRole(item: GraphItem) {
  const f = fieldsOf(item, "list");
  return {
    objectId: f.objectId,
    displayName: f.requiredText("displayName"),
    templateId: f.text("roleTemplateId") ?? "",
  };
}
