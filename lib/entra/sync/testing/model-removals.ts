import { isUnified, type ModelDirectory, type ModelObject } from "./model-directory.ts";
import type { Random } from "./random.ts";

/**
 * Takes an object away. Users, Microsoft 365 groups and applications go to the recycle bin and keep
 * their links there; the rest is gone at once.
 */
export function remove(directory: ModelDirectory, random: Random, object: ModelObject): void {
  const isRestorable = object.kind === "user" || object.kind === "app" || isUnified(object);
  if (!isRestorable) return end(directory, random, object);
  directory.set(object, { state: "bin" });
  // The changes of groups are silent about most users that go, and tell of other objects.
  if (object.kind === "user" && random.chance(0.8)) return;
  for (const link of linksInto(directory, object)) directory.link(link, true, false);
}

/**
 * Brings it back with its links. Its own entry comes as if it were new, with its own members; the
 * groups it is in may stay silent about a user.
 */
export function restore(directory: ModelDirectory, random: Random, object: ModelObject): void {
  directory.set(object, { state: "live" });
  for (const link of linksInto(directory, object)) {
    const mustTell = object.kind !== "user" || link.told.latest === false;
    if (mustTell || random.chance(0.3)) directory.link(link, true);
  }
  // Assumed: delta tells about those whose manager came back. The sources do not speak of it.
  for (const user of directory.objects.values()) {
    if (user.managerId === object.id) directory.setManager(user, object.id);
  }
}

/** Gone for good: its links end, told or not. Of devices and applications only their groups can tell. */
export function end(directory: ModelDirectory, random: Random, object: ModelObject): void {
  directory.set(object, { state: "gone" });
  const isTold = object.kind === "device" || object.kind === "app";
  for (const link of directory.linksOf(object.id)) {
    directory.link(link, false, isTold || random.chance(0.5) ? false : null);
  }
  for (const user of directory.objects.values()) {
    if (user.managerId === object.id) directory.setManager(user, null, random.chance(0.5));
  }
  for (const { id, appId, principalId } of directory.assignments.values()) {
    if (appId === object.id || principalId === object.id) directory.assignments.delete(id);
  }
}

const linksInto = (directory: ModelDirectory, object: ModelObject) =>
  directory.linksOf(object.id).filter(({ childId }) => childId === object.id);
