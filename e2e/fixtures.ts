import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { startDesk, type Desk } from "./start-desk.ts";

/** `isPhone: false` where an open form would not survive the change of width. */
type Look = (page: Page, name: string, options?: { isPhone?: boolean }) => Promise<void>;
type TestFixtures = { look: Look };
type WorkerFixtures = { deskName: string; deskSettings: Record<string, string>; desk: Desk };

/**
 * One desk per spec file (`test.use({ deskName })`): started before its first test, stopped after its last.
 * `deskSettings` are more environment variables for it.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  deskName: ["shared", { option: true, scope: "worker" }],
  deskSettings: [{}, { option: true, scope: "worker" }],
  desk: [
    async ({ deskName, deskSettings }, use) => {
      const desk = await startDesk(deskSettings);
      if (deskName === "") throw new Error("A desk needs a name.");
      await use(desk);
      await desk.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  // Playwright reads the parameter's shape: an empty pattern means "no other fixture".
  // oxlint-disable-next-line no-empty-pattern
  look: async ({}, use) => {
    await use(look);
  },
});

/**
 * Looks at the page as it is, light and dark: no accessibility violations, no sideways scroll.
 * With SCREENS=1 it also keeps the pictures of docs/screens, wide and at phone width.
 */
async function look(page: Page, name: string, { isPhone = true } = {}): Promise<void> {
  // A page that is still on its way has neither: it is judged once it is there.
  await expect(page).toHaveTitle(/./);
  // By its tag: behind a sheet it has no role.
  await expect(page.locator("main").first()).toBeVisible();
  for (const theme of ["light", "dark"] as const) {
    // Without motion, so that nothing begins to fade while it is judged.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
    // Colours fade into the other theme; they are judged at their end, not halfway.
    await page.evaluate(() => {
      for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
    });
    // In the page itself: the other mode opens a second page to sum up, for frames that no page of ours has.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
    const { violations } = await axe.analyze();
    const found = violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" | ")}`,
    );
    expect(found, `${name}, ${theme}`).toEqual([]);
    expect(await beyondWindow(page), `${name}: beyond the window`).toEqual([]);
    if (process.env.SCREENS === "1") await keepPictures(page, name, theme, isPhone);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
  await page.evaluate(() => (document.documentElement.dataset.theme = "light"));
}

/** Where the page itself is larger than the window: never sideways, and not in height where areas of it scroll. */
async function beyondWindow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const main = document.querySelector("main");
    const hasAreas = main !== null && getComputedStyle(main).overflowY === "auto";
    const sides = scrollWidth > innerWidth ? ["sideways"] : [];
    return hasAreas && scrollHeight > innerHeight ? [...sides, "downwards"] : sides;
  });
}

async function keepPictures(page: Page, name: string, theme: string, isPhone: boolean): Promise<void> {
  mkdirSync("docs/screens", { recursive: true });
  const suffix = theme === "dark" ? "-dark" : "";
  await page.screenshot({ path: `docs/screens/${name}${suffix}.png` });
  if (theme === "dark" || !isPhone) return;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `docs/screens/${name}-390.png` });
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** A practice tenant with every odd group and person, small enough to be read in a moment. */
export const SMALL_TENANT = { SANDBOX_ARGS: "--users 160 --groups 40 --memberships 900 --apps 20" };

/** Signs in as one of the practice personas, by the name on its button. */
export async function signInAs(page: Page, desk: Desk, persona: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${desk.url}/sign-in`);
  await page.getByRole("button", { name: persona }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

export { expect };

/** Holds the code of pages back, as a slow line would; the answer lets it through. `later`: only what comes after the load. */
export async function holdScripts(page: Page, { later = false } = {}): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  let isLoaded = !later;
  page.once("load", () => (isLoaded = true));
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    if (isLoaded) await held.promise;
    await route.continue();
  });
  return held.resolve;
}
