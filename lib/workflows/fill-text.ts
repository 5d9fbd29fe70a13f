import "server-only";
import { eq } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { managerOf, type RunSubject } from "./plan-calls.ts";
import { listRunSteps, type RunDocument } from "./compiled-schema.ts";

/**
 * Fills `{person}`, `{requester}`, `{manager}`, `{app}`, `{group}`, `{date}` and `{request}` of a text. What
 * is not known becomes a plain word, so that no message shows braces. Values are never read again.
 */
export function fillText(ctx: Context, text: string, subject: RunSubject, document: RunDocument): string {
  const { occasion, personObjectId } = subject;
  const person = ctx.db.select().from(people).where(eq(people.objectId, personObjectId)).get();
  const answer = (kind: "app" | "group") => occasion.answers.find((each) => each.kind === kind)?.text;
  const known: Record<string, string | undefined> = {
    person: person?.displayName,
    requester: occasion.requesterName ?? undefined,
    manager: managerOf(ctx, personObjectId)?.displayName,
    app: answer("app") ?? fixedLabel(document, "appObjectId"),
    group: answer("group") ?? fixedLabel(document, "groupObjectId"),
    date: occasion.date ?? undefined,
    request: occasion.kind === "request" ? occasion.words : undefined,
  };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(known, name) ? (known[name] ?? UNKNOWN[name] ?? "") : whole,
  );
}

/** The name of the group or app that the workflow itself fixes; the first one where there are several. */
function fixedLabel({ steps }: RunDocument, field: string): string | undefined {
  for (const { step } of listRunSteps(steps)) {
    const value = step.kind === "action" ? step.inputs[field] : undefined;
    if (value?.from === "fixed") return value.label;
  }
  return undefined;
}

const UNKNOWN: Record<string, string> = {
  person: "the person",
  requester: "the requester",
  manager: "the manager",
  app: "the app",
  group: "the group",
  date: "the date",
  request: "the request",
};
