// npm run bench:actions [-- --users 10000 --clicks 60]: what a click on an action costs. A real browser on the
// built web server, the worker and a practice tenant on the same machine; the times of the run are the product's own.
import { chromium, type Browser, type Page } from "@playwright/test";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase, type Database } from "#db/client.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { members } from "#db/schema/index.ts";
import { ALL_POWERS, permissionsFor } from "#lib/entra/connection/permissions.ts";
import { requestSync } from "#lib/entra/sync/request-sync.ts";
import { startSession } from "#lib/members/start-session.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { commandLineActor } from "#lib/platform/context.ts";
import { insertBenchConnection } from "./connection.ts";
import { percentile, tenantOf } from "./figures.ts";
import { imported, ordinaryPeople } from "./imported.ts";
import { startProgram, startTenant, startWeb, type Tenant } from "./processes.ts";

const { values } = parseArgs({
  options: { users: { type: "string", default: "10000" }, clicks: { type: "string", default: "60" } },
});
const CHROMIUM = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** One click: until the intent was committed, until it was sent, until Microsoft's answer was kept, until it showed. */
type Click = { intent: number; sent: number; answered: number; shown: number };

const { args, name } = tenantOf(Number(values.users));
const tenant = await startTenant(args);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: CHROMIUM });
try {
  report(await measure(tenant, browser, Number(values.clicks)));
} finally {
  await browser.close();
  tenant.stop();
}

async function measure(from: Tenant, on: Browser, clicks: number) {
  await from.control("POST", "consent", { grant: permissionsFor(ALL_POWERS) });
  const desk = from.newDesk();
  const db = openDatabase(join(desk.data, "gatehouse.db"));
  migrateDatabase(db);
  insertBenchConnection(db, ALL_POWERS);
  requestSync({ db, clock: systemClock, actor: commandLineActor }, { kind: "import" });
  const worker = startProgram(["worker/main.ts"], desk.env);
  const web = await startWeb(desk.env);
  try {
    await imported(db);
    const page = await signedInPage(on, db, web.url);
    const people = ordinaryPeople(db, clicks + 3);
    for (const warm of people.slice(0, 3)) await click(page, db, web.url, warm);
    await from.control("DELETE", "requests");
    const taken: Click[] = [];
    for (const person of people.slice(3)) taken.push(await click(page, db, web.url, person));
    return { taken, ...(await graphCalls(from)) };
  } finally {
    worker.kill("SIGTERM");
    web.stop();
    db.$client.close();
  }
}

async function signedInPage(on: Browser, db: Database, url: string): Promise<Page> {
  db.insert(members)
    .values({ id: "m", email: "a@b.example", displayName: "Bench", role: "agent", createdAt: Date.now() })
    .run();
  const context = await on.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([
    { name: "gatehouse.session", value: startSession(db, systemClock, "m", "local"), url },
  ]);
  return context.newPage();
}

/** Revoke sessions, from a person's page: it can be repeated, asks one question and is one call. */
async function click(page: Page, db: Database, url: string, objectId: string): Promise<Click> {
  await page.goto(`${url}/people/${objectId}`);
  await page.getByRole("button", { name: "Run an action" }).click();
  await page.locator('button[data-action="revoke-user-sessions"]').click();
  const form = page.getByRole("form", { name: "Revoke user sessions" });
  const button = form.getByRole("button", { name: "Revoke sessions" });
  await button.evaluate((element) => {
    element.addEventListener(
      "click",
      () => (document.documentElement.dataset["clickedAt"] = `${Date.now()}`),
    );
  });
  await button.click();
  const shownAt = await page
    .getByRole("list", { name: "Results" })
    .getByText("Revoked", { exact: true })
    .first()
    .evaluate(() => Date.now());
  const clickedAt = Number(await page.evaluate(() => document.documentElement.dataset["clickedAt"]));
  const run = db.$client
    .prepare<[string], { created: number; sent: number; finished: number }>(
      `SELECT created_at AS created, sent_at AS sent, finished_at AS finished FROM action_runs
        WHERE subject_object_id = ?`,
    )
    .get(objectId);
  if (run === undefined) throw new Error("the click made no run");
  const { created, sent, finished } = run;
  return {
    intent: created - clickedAt,
    sent: sent - created,
    answered: finished - sent,
    shown: shownAt - finished,
  };
}

/** Calls that changed something, and reads that were not read-backs by the worker afterwards. */
async function graphCalls(from: Tenant): Promise<{ writes: number; reads: number }> {
  const { requests }: { requests: { method: string; path: string }[] } = JSON.parse(
    await from.control("GET", "requests"),
  );
  const graph = requests.filter(({ path }) => path.includes("/v1.0/"));
  const writes = graph.filter(({ method }) => method !== "GET");
  return { writes: writes.length, reads: graph.length - writes.length };
}

function report({ taken, writes, reads }: Awaited<ReturnType<typeof measure>>): void {
  const row = (what: string, of: (each: Click) => number, goal: string) => {
    const list = taken.map(of);
    const [p50, p95] = [percentile(list, 0.5), percentile(list, 0.95)];
    return `| ${what} | ${p50} | ${p95} | ${Math.max(...list)} | ${goal} |`;
  };
  const head = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}, ${name} (people / groups / memberships), ${taken.length} clicks on “Revoke sessions”`;
  for (const line of [
    `${head}\n`,
    "| from → to, ms | p50 | p95 | most | goal |",
    "|---|---|---|---|---|",
    row("click in the browser → intent committed", ({ intent }) => intent, "p95 ≤ 100"),
    row("intent committed → sent", ({ sent }) => sent, "≤ 250"),
    row("sent → Microsoft's answer kept", ({ answered }) => answered, ""),
    row("answer kept → shown", ({ shown }) => shown, "≤ 1,000"),
    "",
    `Graph calls of ${taken.length} actions: ${writes} writes; ${reads} reads, all of them read-backs after the answer.`,
  ])
    console.log(line);
}
