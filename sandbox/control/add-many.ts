import { z } from "zod";
import { seconds } from "../graph/properties.ts";
import { createRandom } from "../seed/random.ts";
import { departments, givenNames, groupTopics, offices, surnames } from "../seed/words.ts";
import { tenantDomain } from "../store/constants.ts";
import { fixedGuid } from "../store/fixed-guid.ts";
import type { Store } from "../store/store.ts";
import { groupDocument, userDocument } from "./plain-objects.ts";

/** How many ordinary accounts or empty security groups to add. */
export const addSchema = z.strictObject({
  kind: z.enum(["users", "groups"]),
  count: z.int().min(0).max(200_000),
  seed: z.int().default(1),
});

/** Adds them at once; the same order on the same tenant adds the same ones, object ids included. */
export function addMany(store: Store, { kind, count, seed }: z.output<typeof addSchema>): number {
  const random = createRandom(seed);
  const createdDateTime = seconds(store.now());
  const addUser = (number: number) => {
    const upn = `added.person${number}@${tenantDomain}`;
    const department = random.pick(departments);
    const [officeLocation, usageLocation] = random.pick(offices);
    const doc = {
      ...userDocument(`${random.pick(givenNames)} ${random.pick(surnames)}`, upn, "Member"),
      jobTitle: random.pick(department.titles),
      department: department.name,
      officeLocation,
      usageLocation,
      createdDateTime,
    };
    store.insert(fixedGuid(`added:${seed}:${number}`), "user", doc, { alias: upn });
  };
  const addGroup = (number: number) =>
    store.insert(fixedGuid(`added:${seed}:${number}`), "group", {
      ...groupDocument(`${random.pick(groupTopics)} ${number}`, "security"),
      createdDateTime,
      renewedDateTime: createdDateTime,
    });
  return store.db.transaction(() => {
    // The number line of the change log never goes back, so no name comes twice.
    const first = store.sequence() + 1;
    for (let number = first; number < first + count; number += 1)
      if (kind === "users") addUser(number);
      else addGroup(number);
    return count;
  })();
}
