// npm run bench:agent: how well the matcher of the IT Agent does on labelled requests, without a model,
// and how many requests the injection suite (lib/playbooks/model/ask-model.test.ts) tries to talk it round with.
import { SHIPPED_INTENTS } from "#lib/playbooks/shipped/intents.ts";
import { measureMatcher, type Figures, type Measured } from "#lib/playbooks/testing/measure-matcher.ts";
import { injections } from "#lib/playbooks/testing/injections.ts";
import { LABELLED } from "#lib/playbooks/testing/read-labelled.ts";

const candidates = Object.entries(SHIPPED_INTENTS).map(([key, intent]) => ({ key, name: key, intent }));

for (const [name, labelled] of [
  ["tuned on", LABELLED.tuning],
  ["held out", LABELLED.heldOut],
  ["held out, odd names", LABELLED.names],
] as const) {
  const from = performance.now();
  report(name, measureMatcher(candidates, labelled), (performance.now() - from) / labelled.length);
}

const tried = injections({ name: "", objectId: "", group: "", groupObjectId: "" }).length;
console.log(
  `injection suite: ${tried} requests, every action, with a model that obeys; run it with npm run unit lib/playbooks/model`,
);

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
