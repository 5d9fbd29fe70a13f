import { findNames } from "#lib/playbooks/matching/find-names.ts";
import type { MatchInput } from "#lib/playbooks/matching/types.ts";
import { HELD_OUT_REQUESTS } from "./held-out-requests.ts";
import { LABEL_NAMES } from "./label-names.ts";
import { TUNING_REQUESTS } from "./tuning-requests.ts";

/** A request with the playbook it is for; null where the IT Agent must stay silent. */
export type Labelled = { key: string | null; input: MatchInput };

function readLabelled(text: string): Labelled[] {
  return text
    .split("\n")
    .filter((line) => line.includes(" | "))
    .map((line) => {
      const [label = "", said = ""] = line.split(" | ");
      const [title = "", body = ""] = said.split("¶");
      const names = findNames(`${title}\n${body}`, LABEL_NAMES);
      return {
        key: label === "-" ? null : label,
        input: { title, body, serviceKey: null, isForOther: false, names },
      };
    });
}

/** The two halves: the matcher was tuned on the first; the second is only measured. */
export const LABELLED = { tuning: readLabelled(TUNING_REQUESTS), heldOut: readLabelled(HELD_OUT_REQUESTS) };
