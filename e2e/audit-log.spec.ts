import type { Download, Page } from "@playwright/test";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { connectTenant } from "./connect.ts";
import { expect, signInAs, test } from "./fixtures.ts";
import type { Desk } from "./start-desk.ts";

test.use({ deskName: "audit log" });
test.describe.configure({ mode: "serial" });

async function openLog(page: Page, desk: Desk, search = ""): Promise<void> {
  await signInAs(page, desk, "Noor Haidari");
  await page.goto(`${desk.url}/settings/audit-log${search}`);
  await expect(page.getByRole("heading", { name: "Audit log" })).toBeVisible();
}

const rows = (page: Page) => page.getByRole("table", { name: "Audit log" }).getByRole("row");

async function exported(page: Page, form: RegExp): Promise<Download> {
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: form }).click(),
  ]);
  return download;
}

/** Runs the command line on the desk's own data folder. */
async function verify(desk: Desk, ...args: string[]): Promise<{ code: number; out: string; words: string }> {
  const node = ["--conditions=react-server", "scripts/gatehouse.ts", "audit", "verify", "--json", ...args];
  const env = { ...process.env, GATEHOUSE_DATA_DIR: desk.dataDir };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, node, { env });
    return { code: 0, out: stdout, words: stderr };
  } catch (error) {
    // An exit code other than 0 comes as an error that carries what was printed.
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, words: stderr };
  }
}

test("connecting leaves its lines, newest first", async ({ page, desk, look }) => {
  await connectTenant(page, desk);
  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(rows(page).filter({ hasText: "Connected the tenant" }).first()).toContainText("Noor Haidari");
  await expect(rows(page).filter({ hasText: "Signed in" }).first()).toBeVisible();
  await expect(page.getByText(/verified on|Not verified as a whole yet/)).toBeVisible();
  await look(page, "audit-log");
});

test("Verify says that the entries are intact", async ({ page, desk }) => {
  await openLog(page, desk);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText(/Intact: all \d+ entries/)).toBeVisible();
  await expect(rows(page).nth(1)).toContainText("Verified the audit log");
});

test("filters narrow the log, and an entry says everything that is known", async ({ page, desk, look }) => {
  await openLog(page, desk);
  await page.getByRole("combobox", { name: "Kind of event" }).click();
  await page.getByRole("option", { name: "Entra connection" }).click();
  await expect(rows(page).filter({ hasText: "Signed in" })).toHaveCount(0);
  await expect(rows(page).filter({ hasText: "Connected the tenant" }).first()).toBeVisible();
  await page.getByRole("searchbox", { name: "Search the audit log" }).fill("proved");
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("link", { name: "Proved which tenant it is" }).click();
  await expect(page.getByRole("heading", { name: "Proved which tenant it is" })).toBeVisible();
  await expect(page.getByText("Signed in as")).toBeVisible();
  await expect(page.getByText(/^[0-9a-f]{64}$/).first()).toBeVisible();
  await look(page, "audit-entry");
  await page.goto(`${desk.url}/settings/audit-log?q=nothing+is+called+so`);
  await expect(page.getByText("No entry matches")).toBeVisible();
  await look(page, "audit-no-match");
  await page.getByRole("link", { name: "Clear filters" }).first().click();
  await expect(rows(page).filter({ hasText: "Signed in" }).first()).toBeVisible();
  await page.getByLabel("From day").fill("2031-01-01");
  await expect(page.getByText("No entry matches")).toBeVisible();
});

test("exports are on the log, and an NDJSON export proves itself until somebody edits it", async ({
  page,
  desk,
}, info) => {
  await openLog(page, desk);
  const csv = readFileSync(await (await exported(page, /CSV/)).path(), "utf8");
  expect(csv.startsWith("\uFEFFRow,Time (UTC),Who,")).toBe(true);
  const file = info.outputPath("audit.ndjson");
  await (await exported(page, /NDJSON/)).saveAs(file);
  await page.reload();
  await expect(rows(page).filter({ hasText: "Exported the audit log" })).toHaveCount(2);
  expect(await verify(desk, "--file", file)).toMatchObject({ code: 0 });
  const edited = info.outputPath("edited.ndjson");
  const { writeFile } = await import("node:fs/promises");
  await writeFile(edited, readFileSync(file, "utf8").replace("Noor Haidari", "Noor Haidary"));
  expect(await verify(desk, "--file", edited)).toMatchObject({ code: 1 });
  const whole = await verify(desk);
  expect(whole).toMatchObject({ code: 0 });
  expect(JSON.parse(whole.out)).toMatchObject({ intact: true, problem: null });
});

test("a row edited in the database is found by the command line and shown in Settings", async ({
  page,
  desk,
  look,
}) => {
  const { default: SqliteDatabase } = await import("better-sqlite3");
  const db = new SqliteDatabase(`${desk.dataDir}/gatehouse.db`, { timeout: 5_000 });
  db.exec(
    "DROP TRIGGER audit_entries_no_update; UPDATE audit_entries SET actor_name = 'Nobody' WHERE seq = 2",
  );
  db.close();
  const { code, out, words } = await verify(desk);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ intact: false, problem: { kind: "edited", seq: 2 } });
  expect(words).toContain("Row 2 is not as it was written.");
  await openLog(page, desk);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("The audit log is not intact")).toBeVisible();
  await look(page, "audit-broken");
});

test("an agent sees no audit log and gets no export", async ({ page, desk }) => {
  await signInAs(page, desk, "Kwame Mensah");
  const answer = await page.request.get(`${desk.url}/api/audit/export?format=csv`);
  expect(answer.status()).toBe(403);
  await page.goto(`${desk.url}/settings/audit-log`);
  await expect(page.getByRole("table", { name: "Audit log" })).toHaveCount(0);
});
