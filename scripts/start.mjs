// `npm start`: installs, prepares, builds what is missing, then runs practice tenant, worker and web.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { build, childEnv, install, node24, root, stop } from "./steps.mjs";

const isDev = process.argv.includes("--dev");
const RESTART_LIMIT = 5;
const STOP_GRACE_MS = 20_000;

await install();
const plan = await prepare();
await requireFreePort(plan.port, "PORT");
if (plan.isPractice) await requireFreePort(plan.sandboxPort, "SANDBOX_PORT");
if (!isDev) await build();

const children = new Map();
let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void stopAll(0));

if (plan.isPractice) {
  keep(
    "practice tenant",
    ["sandbox/main.ts"],
    {
      SANDBOX_CLIENT_SECRET: plan.practiceSecret,
      SANDBOX_CONTROL_TOKEN: plan.practiceControlToken,
      SANDBOX_DATA_DIR: plan.practiceDir,
      SANDBOX_PORT: String(plan.sandboxPort),
    },
    [...(process.env.SANDBOX_ARGS ?? "").split(" ").filter(Boolean), "--quiet"],
  );
  await waitFor(`http://127.0.0.1:${plan.sandboxPort}/practice/personas`, "The practice tenant", 120_000);
}
// A small young generation keeps the import flat: measured in docs/performance.md.
keep("worker", [
  "--optimize-for-size",
  "--max-semi-space-size=2",
  "--conditions=react-server",
  "worker/main.ts",
]);
const next = join(root, "node_modules", "next", "dist", "bin", "next");
keep(
  "web",
  isDev
    ? [next, "dev", "-p", String(plan.port), "-H", plan.host]
    : ["web/main.ts", "--port", String(plan.port), "--host", plan.host],
);
await waitFor(
  `http://${plan.host === "0.0.0.0" ? "127.0.0.1" : plan.host}:${plan.port}/api/health`,
  "The web server",
  60_000,
);
announce();

/** Checks the settings, makes keys, migrates the database; answers with what to start. */
async function prepare() {
  let output = "";
  const code = await new Promise((resolve) => {
    const child = spawn(node24, ["--conditions=react-server", "scripts/prepare.ts"], {
      cwd: root,
      env: childEnv(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.on("data", (data) => (output += data));
    child.once("exit", resolve);
  });
  if (code !== 0) process.exit(1);
  return JSON.parse(output);
}

function requireFreePort(port, name) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () =>
      stop(`Port ${port} is in use. Stop what runs there, or choose another with ${name}.`),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(resolve));
  });
}

/** Starts a process and starts it again when it dies, a few times a minute at most. */
function keep(name, args, extra = {}, more = [], deaths = []) {
  const child = spawn(node24, [...args, ...more], {
    cwd: root,
    env: childEnv({ NODE_ENV: isDev ? "development" : "production", ...plan.env, ...extra }),
    stdio: ["ignore", name === "practice tenant" ? "ignore" : "inherit", "inherit"],
  });
  children.set(name, child);
  child.once("exit", (code, signal) => {
    children.delete(name);
    if (isStopping) return;
    const recent = [...deaths.filter((at) => Date.now() - at < 60_000), Date.now()];
    console.error(`The ${name} stopped (${signal ?? `exit code ${code}`}).`);
    if (recent.length > RESTART_LIMIT) {
      console.error(`It stopped ${recent.length} times within a minute: giving up. The lines above say why.`);
      void stopAll(1);
      return;
    }
    setTimeout(() => !isStopping && keep(name, args, extra, more, recent), 500 * recent.length);
  });
}

async function waitFor(url, what, limitMs) {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    const isUp = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp || isStopping) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  console.error(`${what} did not answer within ${limitMs / 1000} s.`);
  await stopAll(1);
}

async function stopAll(exitCode) {
  if (isStopping) return;
  isStopping = true;
  const force = setTimeout(() => {
    for (const child of children.values()) child.kill("SIGKILL");
  }, STOP_GRACE_MS);
  // Web and worker end what they have begun, and what they have begun may wait for the practice tenant.
  await Promise.all([end("web"), end("worker")]);
  await end("practice tenant");
  clearTimeout(force);
  process.exit(exitCode);
}

/** Tells a process to stop and waits until it has: it takes nothing new and finishes what is in its hands. */
function end(name) {
  const child = children.get(name);
  if (child === undefined) return undefined;
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });
}

function announce() {
  console.log(`\nGatehouse runs at ${plan.publicUrl}`);
  if (plan.isPractice) {
    console.log("  Practice tenant: choose a persona on the sign-in page. Nothing here reaches Microsoft.");
  }
  if (plan.isHeld) {
    console.log(
      `  This data was copied or restored: nothing is sent until an admin confirms it in Settings → Protection.`,
    );
  }
  if (plan.setupCode) {
    console.log(
      `  Set-up code for the first admin: ${plan.setupCode}  (${plan.publicUrl}/set-up, valid 24 hours)`,
    );
  }
  console.log("  Stop with Ctrl+C.\n");
}
