// `npm test`: everything, from a fresh clone: checks, unit tests, build, and the desk in a real browser.
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, childEnv, root, run } from "./steps.mjs";
import { add, close, verify } from "./verify.mjs";

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

const counts = await verify();
await build();
add(counts, await browserTests());
close(counts);

/** Chromium from the system, installed from Debian's packages where that is possible. */
async function ensureChromium() {
  if (existsSync(CHROMIUM)) return true;
  const isDebianRoot = existsSync("/usr/bin/apt-get") && process.getuid?.() === 0;
  if (isDebianRoot) {
    console.log("\n— Installing Chromium and fonts");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const quiet = { env, stdio: ["ignore", "ignore", "inherit"] };
    await run("apt-get", ["update", "-qq"], quiet);
    await run(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-core", "fonts-inter"],
      quiet,
    );
  }
  return existsSync(CHROMIUM);
}

async function browserTests() {
  if (!(await ensureChromium())) {
    console.error(
      `\n✗ Browser tests did not run: there is no Chromium at ${CHROMIUM}.\n` +
        "  Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH, then run npm test again.",
    );
    return { passed: 0, failed: 1, skipped: 0 };
  }
  console.log("\n— Browser tests (Playwright)");
  const report = join(mkdtempSync(join(tmpdir(), "gatehouse-test-")), "playwright.json");
  const code = await run(join(root, "node_modules", ".bin", "playwright"), ["test"], {
    env: childEnv({ PLAYWRIGHT_JSON_OUTPUT_FILE: report, CHROMIUM_PATH: CHROMIUM }),
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, "utf8")).stats;
  const failed = unexpected + flaky === 0 && code !== 0 ? 1 : unexpected + flaky;
  return { passed: expected, failed, skipped };
}
