import type { ComboboxOption } from "#components/ui/use-combobox-options.ts";
import { fold } from "#lib/platform/fold.ts";

const LISTED = 50;

/** A zone as it is read: "America/New York". */
export const zoneOption = (zone: string): ComboboxOption => ({
  value: zone,
  label: zone.replaceAll("_", " "),
});

/** Time zones that hold every typed word, UTC first. */
export async function findZones(typed: string): Promise<readonly ComboboxOption[]> {
  const words = fold(typed).split(" ").filter(Boolean);
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
  return zones
    .map(zoneOption)
    .filter(({ label }) => words.every((word) => fold(label).includes(word)))
    .slice(0, LISTED);
}
