// `npm run verify`: the fast half of the checks. `npm test` runs it too.
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childEnv, install, root, run } from "./steps.mjs";

const CHECKS = [
  ["Lint (oxlint)", "oxlint", ["--deny-warnings"]],
  ["Format (oxfmt)", "oxfmt", ["--check"]],
  ["Types (tsc)", "tsc", ["--noEmit"]],
  ["Unused code (knip)", "knip", []],
];

/**
 * Runs lint, format, types, unused code and the unit tests.
 * Each check counts as one; each unit test counts as one. Nothing stops at the first failure.
 */
export async function verify() {
  await install();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [label, command, args] of CHECKS) {
    console.log(`\n— ${label}`);
    const isFine = (await run(join(root, "node_modules", ".bin", command), args)) === 0;
    counts[isFine ? "passed" : "failed"] += 1;
    if (!isFine) console.error(`✗ ${label} failed`);
  }
  add(counts, await unitTests());
  return counts;
}

async function unitTests() {
  console.log("\n— Unit, domain and contract tests (vitest)");
  const report = join(mkdtempSync(join(tmpdir(), "gatehouse-test-")), "vitest.json");
  const code = await run(
    join(root, "node_modules", ".bin", "vitest"),
    ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    { env: childEnv({ NODE_ENV: "test" }) },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  // A file that fails to load has no failed test of its own, yet the run failed.
  const failed = numFailedTests === 0 && code !== 0 ? 1 : numFailedTests;
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

export function add(total, part) {
  for (const key of Object.keys(total)) total[key] += part[key];
}

/** The closing line and the exit code. */
export function close(counts) {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
  process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
}

if (process.argv[1]?.endsWith("verify.mjs")) close(await verify());
