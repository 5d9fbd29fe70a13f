import type { PersonZone } from "#lib/hris/offices/zone-data.ts";
import type { ForecastGap } from "./types.ts";

const ENTRA = "/settings/integrations/entra";
const OFFICES = "/settings/integrations/hris#offices";

/** What the desk knows about somebody who starts or leaves. */
export type PersonStanding = {
  objectId: string;
  displayName: string;
  hasManager: boolean;
  officeLocation: string | null;
  status: "Active" | "Blocked" | "Deleted";
  inScope: boolean;
  /** Directory roles and the like; empty for most. */
  privileges: readonly string[];
  isProtected: boolean;
};

/** What is missing about a person before their first or last day. */
export function personGaps(person: PersonStanding, zone: PersonZone): ForecastGap[] {
  const { objectId, officeLocation } = person;
  const page = { label: "Person", href: `/people/${objectId}`, isForAdmins: false };
  const gaps: ForecastGap[] = [];
  if (!person.inScope)
    gaps.push({
      words: person.status === "Blocked" ? "Blocked in Entra, and so out of scope." : "Out of scope.",
      fix: { label: "Scope", href: ENTRA, isForAdmins: true },
    });
  if (person.privileges.length > 0 || person.isProtected)
    gaps.push({
      words:
        person.privileges.length > 0
          ? `Privileged (${person.privileges.join(", ")}): Gatehouse won’t act alone.`
          : "A protected account: Gatehouse won’t act alone.",
      fix: { label: "Protection", href: "/settings/protection", isForAdmins: true },
    });
  if (!person.hasManager) gaps.push({ words: "No manager.", fix: page });
  if (officeLocation === null || officeLocation.trim() === "")
    gaps.push({ words: "No office, so the workspace’s time zone counts.", fix: page });
  else if (!zone.isOffice)
    gaps.push({
      words: `${officeLocation} has no time zone.`,
      fix: { label: "Set it", href: OFFICES, isForAdmins: true },
    });
  return gaps;
}

/** Somebody HR knows and Entra does not. */
export const notInEntraGap: ForecastGap = {
  words: "Not in Entra yet: there is no account with this work email.",
  fix: { label: "Sync now", href: ENTRA, isForAdmins: true },
};

/** The date was over before anybody here knew it. */
export const lateGap = (kind: "start" | "end"): ForecastGap => ({
  words: kind === "start" ? "Came in late: the first day was over." : "Came in late: the last day was over.",
  // Workflows catch up a few days only; what is older is started by hand.
  fix: { label: "Workflows", href: "/workflows", isForAdmins: false },
});
