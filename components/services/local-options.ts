import type { ComboboxOption, LoadOptions } from "#components/ui/use-combobox-options.ts";
import { fold } from "#lib/platform/fold.ts";

const MOST = 8;

/** Searches a list that is here already, as one that is asked for is searched. */
export function localOptions(options: readonly ComboboxOption[]): LoadOptions {
  return (query) => {
    const wanted = fold(query);
    return Promise.resolve(options.filter(({ label }) => fold(label).includes(wanted)).slice(0, MOST));
  };
}
