// Plain JavaScript that any Node >= 20 runs before anything is installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const bin = join(root, "node_modules", ".bin");

/** The Node 24 that the npm package `node` brought. */
export const node24 = join(
  root,
  "node_modules",
  "node",
  "bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/** Environment for child processes: our binaries first, no telemetry. */
export function childEnv(extra = {}) {
  return {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
    NEXT_TELEMETRY_DISABLED: "1",
    ...extra,
  };
}

/** Runs a command to its end; its output goes to ours. Resolves to the exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", env: childEnv(), ...options });
    child.once("error", (error) => {
      console.error(`Could not start ${command}: ${error.message}`);
      resolve(127);
    });
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** Prints `label` and, every ten seconds, how long it has taken, until `work` ends. */
export async function withProgress(label, work) {
  const started = Date.now();
  console.log(`${label} …`);
  const timer = setInterval(() => {
    console.log(`${label} … ${Math.round((Date.now() - started) / 1000)} s`);
  }, 10_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Says what is wrong in a sentence and ends with exit code 1. */
export function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

const hashFile = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

/** `npm ci` when the lockfile is not what node_modules was made from. */
export async function install() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20)
    stop(`Gatehouse needs Node 20 or newer; this is ${process.version}. Install a newer Node and try again.`);
  const mark = join(root, "node_modules", ".gatehouse-lockfile");
  const wanted = hashFile(join(root, "package-lock.json"));
  if (existsSync(mark) && existsSync(node24) && readFileSync(mark, "utf8") === wanted) return;
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const code = await withProgress("Installing packages", () =>
    run(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--include=dev"]),
  );
  if (code !== 0)
    stop("The packages could not be installed. Check the network and the lines above, then try again.");
  if (!existsSync(node24))
    stop("The package `node` did not bring its binary: its install script must be allowed to run.");
  writeFileSync(mark, wanted);
}

/** One hash over everything the web build is made from: path, size and time of change. */
function sourcesHash() {
  const hash = createHash("sha256");
  const visit = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else {
      hash.update(`${path}:${stat.size}:${stat.mtimeMs};`);
    }
  };
  const parts = [
    "app",
    "components",
    "lib",
    "db",
    "proxy.ts",
    "next.config.ts",
    "postcss.config.mjs",
    "package-lock.json",
    "tsconfig.json",
  ];
  for (const part of parts) if (existsSync(join(root, part))) visit(join(root, part));
  return hash.digest("hex");
}

/** `next build` unless the last build was made from these very sources. */
export async function build() {
  const folder = process.env.NEXT_DIST_DIR ?? ".next";
  const mark = join(root, folder, "gatehouse-sources");
  const wanted = sourcesHash();
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  const code = await withProgress("Building the web pages", () =>
    run(node24, [join(root, "node_modules", "next", "dist", "bin", "next"), "build"]),
  );
  if (code !== 0) stop("The web pages could not be built; the lines above say why.");
  // The build may touch generated type files, never the sources: hash again.
  writeFileSync(mark, sourcesHash());
}
