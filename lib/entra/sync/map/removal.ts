import type { GraphItem } from "./fields.ts";

/**
 * What delta says of an object that is no longer listed: "changed" = in the recycle bin, "deleted" =
 * gone for good; null when the object is there. An unknown reason counts as restorable.
 */
export function removalOf(item: GraphItem): "changed" | "deleted" | null {
  const removed = item["@removed"];
  if (removed === undefined) return null;
  const isFinal =
    typeof removed === "object" && removed !== null && "reason" in removed && removed.reason === "deleted";
  return isFinal ? "deleted" : "changed";
}
