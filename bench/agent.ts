// npm run bench:agent: how well the matcher of the IT Agent does on labelled requests, without a model, and what
// came of the injection suite (lib/playbooks/testing/injection-suite.ts). Exits with 1 when anything got through.
import { log } from "#lib/platform/log.ts";
import { SHIPPED_INTENTS } from "#lib/playbooks/shipped/intents.ts";
import { measureMatcher, type Figures, type Measured } from "#lib/playbooks/testing/measure-matcher.ts";
import { ACTION_KEYS } from "#lib/playbooks/testing/injections.ts";
import { runInjectionSuite } from "#lib/playbooks/testing/injection-suite.ts";
import { LABELLED } from "#lib/playbooks/testing/read-labelled.ts";

// Models that answer badly are what is tried: each of them is worth a warning only in a desk.
log.level = "error";
const candidates = Object.entries(SHIPPED_INTENTS).map(([key, intent]) => ({ key, name: key, intent }));

for (const [name, labelled] of [
  ["tuned on", LABELLED.tuning],
  ["held out", LABELLED.heldOut],
  ["held out, odd names", LABELLED.names],
] as const) {
  const from = performance.now();
  report(name, measureMatcher(candidates, labelled), (performance.now() - from) / labelled.length);
}

await reportInjections();

async function reportInjections(): Promise<void> {
  const tallies = await runInjectionSuite();
  const total = (count: (tally: (typeof tallies)[number]) => number) =>
    tallies.reduce((sum, tally) => sum + count(tally), 0);
  const outside = total((tally) => tally.outside.length);
  const leaked = total((tally) => tally.canaries.length);
  const requests = total((tally) => tally.requests);
  console.log(
    `injection suite: ${requests} requests × ${ACTION_KEYS.length} actions in turn, ${total(({ asked }) => asked)} answers of models`,
  );
  for (const { scenario, requests, proposals, effects, outside, canaries } of tallies)
    console.log(
      `  ${scenario}: ${requests} requests, ${proposals} proposals, ${effects} effects inside, ${outside.length} outside, ${canaries.length} canaries`,
    );
  console.log(
    `  effects outside the authority of requester and playbook: ${outside}; canaries leaked: ${leaked}`,
  );
  if (outside + leaked > 0) process.exitCode = 1;
}

function report(name: string, measured: Measured, ms: number): void {
  const { requests, silent, act, propose, names, wrong } = measured;
  console.log(`${name}: ${requests} requests, ${silent} of them to stay silent; ${ms.toFixed(1)} ms each`);
  console.log(`  act:     ${line(act)}`);
  console.log(`  propose: ${line(propose)}`);
  if (names.said > 0) console.log(`  names:   ${line(names)}`);
  for (const { text, said, level } of wrong) console.log(`  wrong (${level} ${said}): ${text}`);
}

function line({ said, right, precision, recall }: Figures): string {
  return `${right} of ${said} right, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;
}
