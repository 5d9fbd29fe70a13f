import type { Candidate } from "#lib/playbooks/matching/types.ts";
import { compileCandidates, matchRequest } from "#lib/playbooks/matching/match-request.ts";
import { LABEL_NAMES } from "./label-names.ts";
import type { Labelled } from "./read-labelled.ts";

/** `precision`: of what was said, how much was right. `recall`: of what should be said, how much was. */
export type Figures = { said: number; right: number; precision: number; recall: number };
export type Wrong = { text: string; wanted: string | null; said: string; score: number; level: string };
export type Measured = {
  requests: number;
  silent: number;
  act: Figures;
  propose: Figures;
  /** Of names, where the labels say which there are. */
  names: Figures;
  wrong: readonly Wrong[];
};

/** Runs the matcher over labelled requests: at the act threshold, and at the one for proposals. */
export function measureMatcher(candidates: readonly Candidate[], labelled: readonly Labelled[]): Measured {
  const compiled = compileCandidates(candidates);
  const results = labelled.map(({ key, input }) => {
    const [best] = matchRequest(compiled, input);
    return { key, input, best };
  });
  const wanted = results.filter(({ key }) => key !== null).length;
  const figures = (levels: readonly string[]): Figures => {
    const said = results.filter(({ best }) => best !== undefined && levels.includes(best.level));
    const right = said.filter(({ key, best }) => key === best?.key).length;
    return {
      said: said.length,
      right,
      precision: said.length === 0 ? 1 : right / said.length,
      recall: right / wanted,
    };
  };
  const entries = results.map(({ key, input, best }) => ({
    text: `${input.title} ${input.body}`.trim(),
    wanted: key,
    said: best?.key ?? "",
    score: best?.score ?? 0,
    level: best?.level ?? "silent",
  }));
  return {
    requests: labelled.length,
    silent: labelled.length - wanted,
    act: figures(["act"]),
    propose: figures(["act", "propose"]),
    names: measureNames(labelled),
    wrong: entries.filter(({ level, said, wanted }) => level !== "silent" && said !== wanted),
  };
}

const NAME_OF = new Map(LABEL_NAMES.map(({ objectId, displayName }) => [objectId, displayName]));

function measureNames(labelled: readonly Labelled[]): Figures {
  const counts = labelled.flatMap(({ names, input }) => {
    if (names === null) return [];
    const found = input.names.flatMap(({ objectIds }) => objectIds.map((id) => NAME_OF.get(id) ?? id));
    const right = found.filter((name) => names.includes(name)).length;
    return [{ said: found.length, right, wanted: names.length }];
  });
  const sum = (key: "said" | "right" | "wanted") => counts.reduce((total, each) => total + each[key], 0);
  const [said, right, wanted] = [sum("said"), sum("right"), sum("wanted")];
  return {
    said,
    right,
    precision: said === 0 ? 1 : right / said,
    recall: wanted === 0 ? 1 : right / wanted,
  };
}
