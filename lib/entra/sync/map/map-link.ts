import { BadObjectError, objectIdOf, type GraphItem } from "./fields.ts";

export type ObjectKind = "user" | "group" | "app" | "unit" | "role" | "device" | "contact" | "other";

/** One end of a link: an object that may be of any kind, known to us or not. */
export type LinkedObject = { objectId: string; kind: ObjectKind; isRemoved: boolean };

const KINDS: Record<string, ObjectKind> = {
  "#microsoft.graph.user": "user",
  "#microsoft.graph.group": "group",
  "#microsoft.graph.serviceprincipal": "app",
  "#microsoft.graph.device": "device",
  "#microsoft.graph.orgcontact": "contact",
  "#microsoft.graph.directoryrole": "role",
  "#microsoft.graph.administrativeunit": "unit",
};

/** A member or owner; its kind is what Microsoft says, else "other". */
export function mapLinked(item: GraphItem): LinkedObject {
  const type = item["@odata.type"];
  return {
    objectId: objectIdOf(item),
    kind: (typeof type === "string" ? KINDS[type.toLowerCase()] : undefined) ?? "other",
    isRemoved: "@removed" in item,
  };
}

/** The linked objects under `key`; an unreadable one is counted by `onBad`. */
export function linkedUnder(item: GraphItem, key: string, onBad: () => void): LinkedObject[] {
  const list = item[key];
  return Array.isArray(list) ? list.flatMap((entry) => linkedOrNone(entry, onBad)) : [];
}

export function linkedOrNone(entry: unknown, onBad: () => void): LinkedObject[] {
  try {
    if (typeof entry !== "object" || entry === null) throw new BadObjectError(null, "not an object");
    // Parsed JSON: every non-null object of it is a record of unknowns (lists have no id and fail).
    return [mapLinked(entry as GraphItem)];
  } catch (error) {
    if (!(error instanceof BadObjectError)) throw error;
    onBad();
    return [];
  }
}
