import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listActions } from "#lib/entra/actions/registry.ts";
import { actionsDoc } from "./actions-doc.ts";

test("docs/actions.md says what the registry says (npm run docs:actions writes it)", async () => {
  expect(readFileSync("docs/actions.md", "utf8")).toBe(await actionsDoc());
});

test("every action has its section with what it sends", async () => {
  const doc = await actionsDoc();
  for (const { title } of listActions()) expect(doc).toContain(`## ${title}\n`);
  expect(doc).toContain("DELETE /groups/{group}/members/{person}/$ref\n");
  expect(doc.match(/^(?:POST|PATCH|DELETE) /gm)?.length).toBe(listActions().length + 2);
});
