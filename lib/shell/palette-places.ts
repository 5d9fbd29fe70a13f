import { fold } from "#lib/platform/fold.ts";
import type { PaletteItem } from "./palette-types.ts";

const DESK = [
  ["Requests", "/requests", "Inbox"],
  ["My requests", "/portal/requests", "Portal"],
  ["New request", "/portal", "Portal"],
  ["Approvals", "/approvals", ""],
  ["Workflows", "/workflows", "Automation"],
  ["Runs", "/workflows/runs", "Workflows"],
  ["Forecast", "/workflows/forecast", "Workflows"],
  ["People", "/people", "Directory"],
  ["Groups", "/groups", "Directory"],
  ["Apps", "/apps", "Directory"],
  ["My access keys", "/access-keys", ""],
  ["Playbooks", "/playbooks", "Automation"],
  ["Pause all automation", "/automation", ""],
] as const;

/** Name, address, and other words that find it. */
const SETTINGS: readonly (readonly [label: string, href: string, also?: string])[] = [
  ["General", "/settings/general", "workspace name time zone"],
  ["Business hours", "/settings/general#business-hours", "opening times holidays days off"],
  ["Integrations", "/settings/integrations"],
  ["Microsoft Entra ID", "/settings/integrations/entra"],
  ["Services", "/settings/services"],
  ["New service", "/settings/services/new"],
  ["Members", "/settings/members"],
  ["Access keys", "/settings/access-keys"],
  ["Approval rules", "/settings/approval-rules"],
  ["Protection", "/settings/protection"],
  ["IT Agent", "/settings/it-agent"],
  ["Audit log", "/settings/audit-log"],
  ["Health", "/settings/health"],
];

/** Places whose name or way holds every typed word; those of Settings for admins only. */
export function findPlaces(typed: string, isAdmin: boolean): PaletteItem[] {
  const words = fold(typed).split(" ").filter(Boolean);
  const settings = SETTINGS.map(([label, href, also]) => [label, href, "Settings", also] as const);
  return [...DESK, ...(isAdmin ? settings : [])]
    .filter(([label, , detail, also = ""]) => {
      const text = fold(`${detail} ${label} ${also}`);
      return words.every((word) => text.includes(word));
    })
    .map(([label, href, detail]) => ({ id: `place-${href}`, kind: "place", label, detail, href }));
}
