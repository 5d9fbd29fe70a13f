import { groupManageability } from "#lib/directory/group-manageability.ts";
import { notPossible } from "./eligibility.ts";
import type { ActionFacts, Eligibility, NotPossibleCode } from "./types.ts";

/** Why the membership of the chosen group can't be changed at all; null when it can. */
export function checkGroup({ group, connection }: ActionFacts): Eligibility | null {
  if (group === null) {
    return notPossible(
      "group-not-found",
      "This group is not in Gatehouse.",
      "Sync now, or choose another one.",
    );
  }
  const answer = groupManageability(group, connection?.grantedPermissions ?? []);
  if (answer.isManageable) return null;
  const code = answer.missingPermission === null ? CODES[answer.kind] : "missing-permission";
  return notPossible(code ?? "group-kind", answer.reason, answer.whereToDoIt);
}

const CODES: Partial<Record<string, NotPossibleCode>> = { "out-of-scope": "out-of-scope" };

/** "Miro comes with this group" as a change line's text; null when no app does. */
export function appsText(names: readonly string[], verb: "come" | "go"): string | null {
  const [only] = names;
  if (only === undefined) return null;
  if (names.length === 1) return `${only} ${verb === "come" ? "comes" : "goes"} with this group`;
  const shown = names.slice(0, 3).join(", ");
  return `${names.length} apps ${verb} with this group: ${shown}${names.length > 3 ? " and more" : ""}`;
}
