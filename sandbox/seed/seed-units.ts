import { addLink } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import type { Random } from "./random.ts";
import type { SeededGroups } from "./seed-groups.ts";
import type { SeededPeople } from "./seed-people.ts";

const units = ["Nordics", "France", "Asia Pacific", "Americas", "Africa", "Executive Office"];

/** Administrative units with people and a few groups; the last one hides its members. */
export function seedUnits(store: Store, random: Random, people: SeededPeople, groups: SeededGroups): void {
  units.forEach((name, index) => {
    const isLast = index === units.length - 1;
    const unit = store.insert(
      random.guid(),
      "administrativeUnit",
      {
        displayName: name,
        description: `People of ${name}.`,
        membershipType: "Assigned",
        ...(isLast ? { visibility: "HiddenMembership", isMemberManagementRestricted: true } : {}),
      },
      { isSeed: true },
    );
    people.members
      .filter((_, place) => place % units.length === index && place % 3 !== 0)
      .forEach((id) => addLink(store, "unitMembers", unit, id, true));
    groups.ids.slice(index * 3, index * 3 + 2).forEach((id) => addLink(store, "unitMembers", unit, id, true));
  });
}
