import "server-only";
import type { Context } from "#lib/platform/context.ts";
import { tryMessage } from "./try-message.ts";
import type { PlaybookDocument } from "./schema.ts";

export type TestResult = { id: string; isPassed: boolean; came: string };

/** Runs a playbook's saved conversations as things are now; nothing is executed. */
export function runTests(ctx: Context, name: string, document: PlaybookDocument): TestResult[] {
  return document.tests.map((test) => {
    const tried = tryMessage(ctx, { name, document, asObjectId: test.asObjectId, message: test.text });
    return { id: test.id, isPassed: tried.comes === test.expects, came: tried.words };
  });
}
