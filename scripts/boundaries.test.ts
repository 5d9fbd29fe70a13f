import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Lints one planted file under our configuration; true when the lint refuses it. */
function isRefused(path: string, importLine: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-boundaries-"));
  copyFileSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${importLine}\n\nexport const planted = used;\n`);
  try {
    execFileSync(join(root, "node_modules", ".bin", "oxlint"), ["--deny-warnings", path], {
      cwd: folder,
      stdio: "pipe",
    });
    return false;
  } catch (error) {
    const output = String((error as { stdout?: Buffer }).stdout);
    if (!output.includes("no-restricted-imports"))
      throw new Error(`The lint failed for another reason:\n${output}`, { cause: error });
    return true;
  }
}

const FORBIDDEN: [file: string, importLine: string][] = [
  ["lib/entra/graph/planted.ts", 'import { database as used } from "#db/database.ts";'],
  ["lib/entra/graph/planted.ts", 'import { redirect as used } from "next/navigation";'],
  ["lib/entra/graph/planted.ts", 'import { findConnection as used } from "#lib/entra/connection/data.ts";'],
  ["components/people/planted.ts", 'import { useQuery as used } from "@tanstack/react-query";'],
  ["lib/platform/planted.ts", 'import { used } from "#lib/requests/data.ts";'],
  ["lib/directory/planted.ts", 'import { used } from "#lib/entra/sync/request-sync.ts";'],
  ["lib/entra/actions/planted.ts", 'import { used } from "#lib/approvals/submit-action.ts";'],
  ["lib/requests/planted.ts", 'import { runAction as used } from "#lib/entra/actions/run-action.ts";'],
  ["lib/playbooks/planted.ts", 'import { runAction as used } from "#lib/entra/actions/run-action.ts";'],
  ["app/(desk)/planted.ts", 'import { runAction as used } from "#lib/entra/actions/run-action.ts";'],
  ["lib/entra/connection/planted.ts", 'import { used } from "#lib/messages/email/send-email.ts";'],
  ["lib/approvals/planted.ts", 'import { used } from "#lib/messages/inbox-data.ts";'],
  ["lib/approvals/planted.ts", 'import { used } from "#lib/bundles/data.ts";'],
  ["lib/messages/queue/planted.ts", 'import { used } from "#lib/audit/record-audit.ts";'],
  ["lib/messages/queue/planted.ts", 'import { used } from "../message-words.ts";'],
  ["lib/messages/planted.ts", 'import { used } from "#lib/requests/find-request.ts";'],
  ["lib/approvals/planted.ts", 'import { used } from "#lib/tool-server/tools.ts";'],
  ["lib/tool-server/planted.ts", 'import { runAction as used } from "#lib/entra/actions/run-action.ts";'],
  ["lib/platform/planted.ts", 'import { used } from "#lib/access-keys/authenticate-key.ts";'],
  ["lib/instance/planted.ts", 'import { used } from "#lib/approvals/submit-action.ts";'],
  ["components/ui/planted.ts", 'import { used } from "#lib/directory/types.ts";'],
  ["sandbox/planted.ts", 'import { used } from "#lib/platform/env.ts";'],
  ["lib/members/planted.ts", 'import { used } from "../../sandbox/store/constants.ts";'],
];

test.each(FORBIDDEN)("the lint refuses in %s: %s", (file, importLine) => {
  expect(isRefused(file, importLine)).toBe(true);
});

test("the lint lets through what is allowed", () => {
  expect(
    isRefused(
      "lib/approvals/planted.ts",
      'import { runAction as used } from "#lib/entra/actions/run-action.ts";',
    ),
  ).toBe(false);
  expect(
    isRefused("lib/entra/connection/planted.ts", 'import { used } from "#lib/entra/graph/errors.ts";'),
  ).toBe(false);
  expect(
    isRefused("lib/audit/planted.ts", 'import { used } from "#lib/messages/queue/queue-message.ts";'),
  ).toBe(false);
  expect(isRefused("components/ui/planted.ts", 'import { cn as used } from "#lib/platform/cn.ts";')).toBe(
    false,
  );
});
