import { listSteps, type Step, type WorkflowDocument } from "./schema.ts";
import { stepTitle, triggerWords } from "./step-words.ts";

/** What one version changed against the one before, in sentences for the list of versions. Pure. */
export function versionChanges(
  before: WorkflowDocument,
  after: WorkflowDocument,
  serviceTitle: (key: string) => string = (key) => key,
): string[] {
  const changes: string[] = [];
  if (!isSame(before.trigger, after.trigger))
    changes.push(`Starts by: ${triggerWords(after.trigger, serviceTitle)}.`);
  if (!isSame(before.conditions, after.conditions)) changes.push("Other conditions.");
  const [old, now] = [stepsOf(before), stepsOf(after)];
  const title = (step: Step) => stepTitle(step, serviceTitle);
  for (const step of now) {
    const known = old.find(({ id }) => id === step.id);
    if (known === undefined) changes.push(`Added “${title(step)}”.`);
    else if (!isSame(withoutInside(known), withoutInside(step))) changes.push(`Changed “${title(step)}”.`);
  }
  for (const step of old)
    if (!now.some(({ id }) => id === step.id)) changes.push(`Removed “${title(step)}”.`);
  const kept = (list: readonly Step[], other: readonly Step[]) =>
    list.map(({ id }) => id).filter((id) => other.some((step) => step.id === id));
  if (!isSame(kept(old, now), kept(now, old))) changes.push("Another order.");
  return changes;
}

const stepsOf = ({ steps }: WorkflowDocument) => listSteps(steps).map(({ step }) => step);
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The steps inside a branch are compared by themselves. */
function withoutInside(step: Step): unknown {
  return step.kind === "branch" ? { ...step, yes: [], no: [] } : step;
}
