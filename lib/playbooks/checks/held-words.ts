import { keysOf } from "#lib/platform/keys-of.ts";
import type { TestResult } from "../schema.ts";
import type { Ground } from "./ground-data.ts";

const PART: { readonly [Part in keyof Ground]: string } = {
  playbook: "the playbook",
  others: "another playbook",
  rules: "the approval rules",
  protection: "the protected accounts",
  services: "the services",
  model: "the model",
  matcher: "Gatehouse’s own matcher",
};

export const isSameGround = (one: Ground, other: Ground): boolean => changedParts(one, other).length === 0;

const changedParts = (one: Ground, other: Ground) => keysOf(PART).filter((part) => one[part] !== other[part]);

/** Why Automatic is held although it is published so; null when everything passes on today's ground. Pure. */
export function heldWords(
  check: { ground: Ground; passedGround: Ground | null; results: readonly TestResult[] } | null,
  now: Ground,
): string | null {
  if (check === null) return "Held until its saved conversations have run.";
  const { ground, passedGround, results } = check;
  const since = passedGround === null ? "" : sinceWords(changedParts(passedGround, now));
  if (!isSameGround(ground, now)) return `Held until its saved conversations have run again${since}.`;
  const failed = results.filter(({ status }) => status === "failed").length;
  if (failed > 0)
    return `Held: ${failed} of ${results.length} saved conversations ${failed === 1 ? "gives" : "give"} another result${since}.`;
  const unknown = results.find(({ status }) => status === "unknown");
  return unknown === undefined ? null : `Held: its saved conversations could not run. ${unknown.came}`;
}

function sinceWords(parts: readonly (keyof Ground)[]): string {
  if (parts.length === 0) return "";
  const names = parts.map((part) => PART[part]);
  const last = names.pop() ?? "";
  return ` since ${names.length === 0 ? last : `${names.join(", ")} and ${last}`} changed`;
}
