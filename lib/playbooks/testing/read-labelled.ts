import { findNames } from "#lib/playbooks/matching/find-names.ts";
import type { MatchInput } from "#lib/playbooks/matching/types.ts";
import { HELD_OUT_NAMES } from "./held-out-names.ts";
import { HELD_OUT_REQUESTS } from "./held-out-requests.ts";
import { LABEL_NAMES } from "./label-names.ts";
import { TUNING_REQUESTS } from "./tuning-requests.ts";

/**
 * A request with the playbook it is for; null where the IT Agent must stay silent. `names`: what of the
 * directory it mentions, where the label says so.
 */
export type Labelled = { key: string | null; names: readonly string[] | null; input: MatchInput };

function readLabelled(text: string): Labelled[] {
  return text
    .split("\n")
    .filter((line) => line.includes(" | "))
    .map((line) => {
      const [label = "", said = ""] = line.split(" | ");
      const [key = "", named] = label.split(" =");
      const [title = "", body = ""] = said.split("¶");
      const names = findNames(`${title}\n${body}`, LABEL_NAMES);
      return {
        key: key === "-" ? null : key,
        names: named === undefined ? null : named.split(",").flatMap((name) => name.trim() || []),
        input: { title, body, serviceKey: null, isForOther: false, names },
      };
    });
}

/** The matcher was tuned on the first; the others are only measured. */
export const LABELLED = {
  tuning: readLabelled(TUNING_REQUESTS),
  heldOut: readLabelled(HELD_OUT_REQUESTS),
  names: readLabelled(HELD_OUT_NAMES),
};
