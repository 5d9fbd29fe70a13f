// npm run bench:web [-- --people 1000,100000 --rounds 5 --pages-only]: what the pages cost in a real browser on the built web
// server: scripts and largest paint of every page, from a key to its result, and searches, at every size.
import { chromium, type Browser } from "@playwright/test";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { median, percentile, tenantOf } from "./figures.ts";
import { agentInteractions, portalInteractions } from "./interactions.ts";
import { measureInteraction, type Interacted } from "./measure-interactions.ts";
import { contextOf, measurePages, type Route, type Visited } from "./measure-pages.ts";
import { measureSearch, type Searched } from "./measure-search.ts";
import { startTenant } from "./processes.ts";
import { openWebDesk, type WebDesk } from "./web-desk.ts";

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "1000,100000" },
    rounds: { type: "string", default: "5" },
    keys: { type: "string", default: "20" },
    "pages-only": { type: "boolean", default: false },
  },
});
const CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
/** What CIPP's list of users loads, gzipped (P16). */
const CIPP_KB = 1_473;

type Measured = { people: number; pages: Visited[]; interactions: Interacted[]; searches: Searched[] };

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: CHROMIUM });
const measured: Measured[] = [];
try {
  for (const people of values.people.split(",").map(Number)) measured.push(await measureAt(browser, people));
} finally {
  await browser.close();
}
report(measured);

async function measureAt(on: Browser, people: number): Promise<Measured> {
  const tenant = await startTenant(tenantOf(people).args);
  try {
    console.error(`${people} people: importing …`);
    const requests = Math.min(people, 50_000);
    const desk = await openWebDesk(tenant, { members: Math.min(people / 2, 10_000), requests });
    try {
      console.error("pages …");
      const pages = await measurePages(on, desk.url, routesOf(desk), Number(values.rounds));
      if (values["pages-only"]) return { people, pages, interactions: [], searches: [] };
      console.error("keys …");
      const interactions = await measureInteractions(on, desk);
      console.error("searches …");
      return { people, pages, interactions, searches: await measureSearch(desk, Number(values.keys)) };
    } finally {
      desk.stop();
    }
  } finally {
    tenant.stop();
  }
}

async function measureInteractions(on: Browser, desk: WebDesk): Promise<Interacted[]> {
  const all: Interacted[] = [];
  for (const { reader, list } of [
    { reader: desk.agents[0] ?? null, list: agentInteractions(desk) },
    { reader: desk.employees[0] ?? null, list: portalInteractions },
  ]) {
    const context = await contextOf(on, desk.url, reader);
    const page = await context.newPage();
    for (const each of list) all.push(await measureInteraction(page, desk.url, each, Number(values.keys)));
    await context.close();
  }
  return all;
}

function routesOf({ agents, employees, db }: WebDesk): Route[] {
  const reader = agents[0] ?? null;
  const employee = employees[0] ?? null;
  const one = (query: string) => String(db.$client.prepare(query).pluck().get());
  const request = one("SELECT number FROM requests WHERE status = 'In progress' LIMIT 1");
  const person = one("SELECT object_id FROM people WHERE in_scope = 1 LIMIT 1");
  return [
    { name: "an unknown address: a sentence", path: "/nothing-is-here", reader },
    { name: "Requests", path: "/requests", reader },
    { name: "a request", path: `/requests/${request}`, reader },
    { name: "People", path: "/people", reader },
    { name: "a person", path: `/people/${person}`, reader },
    { name: "Groups", path: "/groups", reader },
    { name: "Apps", path: "/apps", reader },
    { name: "Approvals", path: "/approvals", reader },
    { name: "portal", path: "/portal", reader: employee },
    { name: "a form of the portal", path: "/portal/new?service=app-access", reader: employee },
    { name: "sign in", path: "/sign-in", reader: null },
  ];
}

function report(all: readonly Measured[]): void {
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}, load ${load} at the end\n`,
  );
  for (const each of all) reportSize(each);
  const [small, large] = [all[0], all.at(-1)];
  if (small !== undefined && large !== undefined && small !== large) reportRatios(small, large);
}

function reportSize({ people, pages, interactions, searches }: Measured): void {
  const empty = pages[0];
  if (empty === undefined) throw new Error("no page was measured");
  const kb = (bytes: number) => (bytes / 1_000).toFixed(0);
  const pageRow = ({ name, weight, lcp, slowLcp }: Visited) =>
    `| ${name} | ${kb(weight.gzipped)} | ${kb(weight.raw)} | ${(weight.gzipped / empty.weight.gzipped).toFixed(2)} | ${kb(weight.ahead)} | ${weight.fetches} | ${lcp.toFixed(0)} | ${slowLcp.toFixed(0)} | ${(slowLcp / empty.slowLcp).toFixed(2)} |`;
  const people1 = pages.find(({ name }) => name === "People");
  const cipp = (people1?.weight.gzipped ?? 0) / 1_000 / CIPP_KB;
  const spread = (list: readonly number[]) =>
    `${median(list).toFixed(0)} | ${percentile(list, 0.75).toFixed(0)} | ${percentile(list, 0.95).toFixed(0)}`;
  for (const line of [
    `### ${people} people`,
    "",
    "| page | scripts, kB gzipped | raw | P16: ratio | fetched ahead, kB | requests for its data | LCP, ms | LCP, slow 4G + 4x CPU | P17: ratio |",
    "|---|---|---|---|---|---|---|---|---|",
    ...pages.map(pageRow),
    "",
    `P16: People against CIPP's page of users: ${cipp.toFixed(2)} (goal 0.12)`,
    "",
    "| from a key or click to its result, ms | p50 | p75 | p95 | next paint (INP), p75 |",
    "|---|---|---|---|---|",
    ...interactions.map(
      ({ name, results, paints }) => `| ${name} | ${spread(results)} | ${paintOf(paints)} |`,
    ),
    "",
    "| search through the web server, ms | p50 | p75 | p95 |",
    "|---|---|---|---|",
    ...searches.map(({ name, took }) => `| ${name} | ${spread(took)} |`),
    "",
  ])
    console.log(line);
}

/** The browser reports nothing below 16 ms. */
function paintOf(paints: readonly number[]): string {
  return paints.length === 0 ? "< 16" : percentile(paints, 0.75).toFixed(0);
}

function reportRatios(small: Measured, large: Measured): void {
  console.log(`| p95 at ${large.people} against ${small.people} people | ratio |\n|---|---|`);
  const row = (name: string, a: readonly number[], b: readonly number[]) =>
    console.log(`| ${name} | ${(percentile(b, 0.95) / percentile(a, 0.95)).toFixed(2)} |`);
  for (const [at, { name, took }] of small.searches.entries())
    row(`search: ${name}`, took, large.searches[at]?.took ?? []);
  for (const [at, { name, results }] of small.interactions.entries())
    row(name, results, large.interactions[at]?.results ?? []);
}
