import type { Browser, Page } from "@playwright/test";
import { objectIdOf, readDatabase } from "./desk-database.ts";
import { expect, signInAs, SMALL_TENANT, test } from "./fixtures.ts";
import { connectDesk } from "./ready-desk.ts";
import type { Desk } from "./start-desk.ts";
import { CORPUS, corpusInRows, distinctPayloads } from "./xss/corpus.ts";
import { foreignMarkup, nonceOf, watchContext, type Guard } from "./xss/guard.ts";
import { plantCorpus } from "./xss/plant.ts";

test.use({ deskName: "hostile texts", deskSettings: SMALL_TENANT });
test.describe.configure({ mode: "serial" });

const plain = (text: string) => text.replaceAll(/\s+/g, " ");
const nonces = new Set<string>();

/** Opens a page of the desk, and what opens on it; nothing of the corpus may be more than text there. */
async function visit(
  page: Page,
  desk: Desk,
  guard: Guard,
  path: string,
  more?: (on: Page) => Promise<void>,
): Promise<void> {
  await test.step(path, async () => {
    const response = await page.goto(`${desk.url}${path}`);
    expect(response?.status()).toBe(200);
    const nonce = nonceOf(response?.headers()["content-security-policy"]);
    expect(nonces).not.toContain(nonce);
    nonces.add(nonce);
    await expect(page.locator("main").first()).toBeVisible();
    await more?.(page);
    expect(await foreignMarkup(page)).toEqual([]);
    expect(guard.seen).toEqual([]);
  });
}

/** How many payloads stand on the page as the text they are. */
async function shownOn(page: Page): Promise<number> {
  const text = plain((await page.locator("body").textContent()) ?? "");
  return CORPUS.filter((payload) => text.includes(plain(payload.text).trim())).length;
}

test("the corpus is large, and every row of it is noticed where nothing protects", async ({ browser }) => {
  expect(distinctPayloads()).toBe(CORPUS.length);
  expect(CORPUS.length).toBeGreaterThanOrEqual(600);
  const context = await browser.newContext();
  const guard = await watchContext(context);
  const page = await context.newPage();
  await page.route("http://unprotected.test/", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><main></main>" }),
  );
  await page.goto("http://unprotected.test/");
  const ran = new Set<string>();
  for (const row of corpusInRows(48)) {
    guard.seen.length = 0;
    await putMarkup(page, row);
    await expect(async () => {
      expect(guard.seen.some((what) => what.startsWith("ran"))).toBe(true);
      expect(await foreignMarkup(page)).not.toEqual([]);
    }).toPass();
    for (const what of guard.seen) ran.add(what);
  }
  expect(ran.size).toBeGreaterThan(60);
  await context.close();
});

test("on a page of the desk, what runs is noticed, and what only the policy stopped too", async ({
  desk,
  browser,
}) => {
  const markup = `<img src=x onerror="xss(7)">`;
  for (const [bypassCSP, expected] of [
    [true, "ran 7"],
    [false, "blocked script-src-attr inline"],
  ] as const) {
    const context = await browser.newContext({ bypassCSP });
    const guard = await watchContext(context);
    const page = await context.newPage();
    await page.goto(`${desk.url}/sign-in`);
    expect(guard.seen).toEqual([]);
    expect(await foreignMarkup(page)).toEqual([]);
    // React would put its own page back over the markup if it came to life after it.
    await expect.poll(() => isAlive(page)).toBe(true);
    await putMarkup(page, markup);
    await expect.poll(() => guard.seen.join("\n")).toContain(expected);
    expect(await foreignMarkup(page)).toEqual(["onerror=xss(7)"]);
    await context.close();
  }
});

test("no text of anybody ever runs or becomes markup, wherever it is shown", async ({
  page,
  desk,
  browser,
}) => {
  test.slow();
  await connectDesk(page, desk);
  const noor = await enter(browser, desk, "Noor Haidari");
  const ikram = await enter(browser, desk, "Ikram Benali");
  const person = objectIdOf(desk, "Ikram Benali");
  const other = objectIdOf(desk, "Hannah Lindqvist");
  const first = (of: string, id = "object_id") =>
    readDatabase<{ id: string }>(desk, `SELECT ${id} AS id FROM ${of} LIMIT 1`)[0]?.id;
  plantCorpus(desk);

  await noor.open("/requests", 600, async (on) => {
    await on.getByRole("button", { name: "Saved views" }).click();
    await expect(on.getByLabel("Save this view as")).toBeVisible();
  });
  await noor.open("/requests/1", 680, async (on) => {
    await on.getByRole("button", { name: "Saved answers" }).click();
    await expect(on.getByLabel("Save what is written as")).toBeVisible();
  });
  await noor.open("/people", 600, async (on) => {
    await on.getByRole("row").nth(1).getByRole("checkbox").click();
    await expect(on.getByRole("region", { name: "Selected people" })).toBeVisible();
  });
  await noor.open(`/people/${person}`, 300);
  await noor.open(`/people/${person}/compare?with=${other}`, 200);
  await noor.open("/groups", 400, async (on) => {
    const search = on.getByRole("combobox", { name: "Search or jump to" });
    await expect(async () => {
      await on.keyboard.press("Control+k");
      await expect(search).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await search.fill("script");
    await expect(on.getByRole("option").first()).toBeVisible();
  });
  await noor.open(`/groups/${first("groups WHERE in_scope = 1")}`, 200);
  await noor.open("/apps", 250);
  await noor.open(`/apps/${first("apps WHERE is_enterprise = 1")}`, 100);
  await noor.open("/approvals", 600);
  await noor.open(`/approvals/${first("approvals WHERE state = 'Pending'", "id")}`, 300);
  await noor.open("/notifications", 100);
  await noor.open("/settings/general", 1, async (on) => {
    // In fields: what they hold is no text of the page.
    await expect(on.getByRole("textbox", { name: /day off/i }).nth(5)).toBeVisible();
  });
  await noor.open("/settings/members", 20);
  await noor.open("/settings/services", 100);
  await noor.open("/settings/services/hostile", 150);
  await noor.open("/settings/approval-rules", 1);
  await noor.open("/settings/protection", 600);
  await noor.open("/settings/audit-log", 600);
  await noor.open(`/settings/audit-log/${first("audit_entries WHERE hash LIKE '000000%'", "seq")}`, 30);
  await noor.open("/settings/integrations", 1);
  await noor.open("/settings/integrations/entra", 100);
  await noor.open("/settings/integrations/entra/changes", 600);
  await noor.open("/settings/notifications", 1);

  await ikram.open("/portal", 100, async (on) => {
    await expect(on.getByText(/^The IT desk is closed/)).toBeVisible();
  });
  await ikram.open("/portal/requests", 600);
  await ikram.open("/portal/requests/1", 680);
  await ikram.open("/portal/new?service=hostile", 150, async (on) => {
    await on.getByRole("combobox").first().click();
    await expect(on.getByRole("option").nth(5)).toBeVisible();
  });
  await ikram.open("/people", 600);
  await ikram.open("/notifications", 100);
  for (const { guard, context } of [noor, ikram]) {
    expect(guard.seen).toEqual([]);
    await context.close();
  }
});

function putMarkup(page: Page, markup: string): Promise<void> {
  return page.evaluate((html) => {
    document.body.innerHTML = html;
  }, markup);
}

/** Whether React has taken over what the server sent. */
function isAlive(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    Object.keys(document.querySelector("button") ?? {}).some((key) => key.startsWith("__react")),
  );
}

/** Signs in where everything is watched. `open` expects at least so many payloads as text on the page. */
async function enter(browser: Browser, desk: Desk, persona: string) {
  const context = await browser.newContext();
  const guard = await watchContext(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await signInAs(page, desk, persona);
  const open = async (path: string, least: number, more?: (on: Page) => Promise<void>) => {
    await visit(page, desk, guard, path, more);
    expect(await shownOn(page), path).toBeGreaterThanOrEqual(least);
  };
  return { open, guard, context };
}
