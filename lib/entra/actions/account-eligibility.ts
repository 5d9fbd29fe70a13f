import { notPossible } from "./eligibility.ts";
import type { Eligibility, PersonFacts } from "./types.ts";

/** Why an account can't be changed in Entra by an app; null when it can. `inAd`: where a synced one is. */
export function checkAccount(person: PersonFacts, inAd: string): Eligibility | null {
  if (person.isOnPremises) {
    return notPossible("synced", `${person.displayName} is synced from on-premises Active Directory.`, inAd);
  }
  if (person.isManagementRestricted) {
    return notPossible(
      "protected",
      `${person.displayName} is in a restricted management administrative unit.`,
      "An administrator of that unit can do it in the Entra admin center.",
    );
  }
  return null;
}
