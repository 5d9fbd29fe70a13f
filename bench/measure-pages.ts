import type { Browser, BrowserContext, Page, Request } from "@playwright/test";
import { median } from "./figures.ts";
import type { Reader } from "./web-desk.ts";

/** A page as its reader opens it; the first of a list is the one the others are held against. */
export type Route = { name: string; path: string; reader: Reader | null };
type Weight = { scripts: number; gzipped: number; raw: number; ahead: number; fetches: number };
export type Visited = { name: string; weight: Weight; lcp: number; slowLcp: number };

/** What Lighthouse calls slow 4G, and a processor a quarter as fast. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
const SLOW_PROCESSOR = 4;

/** Opens each page with an empty cache, in turns: `rounds` times as it is and as often on a slow phone. */
export async function measurePages(
  browser: Browser,
  url: string,
  routes: readonly Route[],
  rounds: number,
): Promise<Visited[]> {
  const visits = routes.map((route) => ({ route, lcp: [] as number[], slow: [] as number[] }));
  const weights = new Map<string, Weight>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { route, lcp, slow } of visits) {
      const { lcpMs, weight } = await visit(browser, url, route, false);
      weights.set(route.name, weight);
      lcp.push(lcpMs);
      slow.push((await visit(browser, url, route, true)).lcpMs);
    }
  }
  return visits.map(({ route, lcp, slow }) => {
    const weight = weights.get(route.name);
    if (weight === undefined) throw new Error("no round was asked for");
    return { name: route.name, weight, lcp: median(lcp), slowLcp: median(slow) };
  });
}

/** A context of its own for one reader, as big as the desk's screens. */
export async function contextOf(
  browser: Browser,
  url: string,
  reader: Reader | null,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  if (reader !== null) await context.addCookies([{ name: "gatehouse.session", value: reader.cookie, url }]);
  return context;
}

async function visit(browser: Browser, url: string, { path, reader }: Route, isSlow: boolean) {
  const context = await contextOf(browser, url, reader);
  try {
    const page = await context.newPage();
    if (isSlow) {
      const devtools = await context.newCDPSession(page);
      await devtools.send("Network.emulateNetworkConditions", SLOW);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW_PROCESSOR });
    }
    const seen: { request: Request; isAhead: boolean }[] = [];
    const moment = { isLoaded: false };
    page.on("request", (request) => seen.push({ request, isAhead: moment.isLoaded }));
    page.once("load", () => {
      moment.isLoaded = true;
    });
    await page.goto(`${url}${path}`, { waitUntil: "networkidle" });
    return { lcpMs: await largestPaint(page), weight: await weightOf(seen) };
  } finally {
    await context.close();
  }
}

const largestPaint = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const entry = list.getEntries().at(-1);
          if (entry !== undefined) resolve(entry.startTime);
        });
        observer.observe({ type: "largest-contentful-paint", buffered: true });
      }),
  );

/** Scripts that the page itself asks for, and what is fetched ahead for pages that may come next. */
async function weightOf(seen: readonly { request: Request; isAhead: boolean }[]): Promise<Weight> {
  const weight = { scripts: 0, gzipped: 0, raw: 0, ahead: 0, fetches: 0 };
  for (const { request, isAhead } of seen) {
    if (request.resourceType() === "fetch" && !isAhead) weight.fetches += 1;
    if (request.resourceType() !== "script") continue;
    const response = await request.response();
    if (response === null) continue;
    const { responseBodySize } = await request.sizes();
    if (isAhead) {
      weight.ahead += responseBodySize;
      continue;
    }
    weight.scripts += 1;
    weight.gzipped += responseBodySize;
    weight.raw += (await response.body()).length;
  }
  return weight;
}
