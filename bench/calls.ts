// npm run bench:calls [-- --people 10000 --requests 50000 --turns 60]: what each kind of call of the load mix costs
// the web server's processor, one after the other. Linux only: processor time is read from /proc.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Agent, request } from "undici";
import { tenantOf } from "./figures.ts";
import { loadMix, type Call } from "./load-mix.ts";
import { startTenant } from "./processes.ts";
import { openWebDesk } from "./web-desk.ts";

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "10000" },
    requests: { type: "string", default: "50000" },
    turns: { type: "string", default: "60" },
  },
});
const WARM_TURNS = 30;
const DRAWN = 5_000;
/** The kernel counts processor time in hundredths of a second. */
const TICK_MS = 10;

const turns = Number(values.turns);
const tenant = await startTenant(tenantOf(Number(values.people)).args);
try {
  const desk = await openWebDesk(tenant, {
    members: Number(values.people),
    requests: Number(values.requests),
  });
  try {
    await measure(desk.url, desk.pid, loadMix(desk));
  } finally {
    desk.stop();
  }
} finally {
  tenant.stop();
}

async function measure(url: string, pid: number, next: () => Call): Promise<void> {
  const drawn = Array.from({ length: DRAWN }, next);
  const kinds = Map.groupBy(drawn, ({ kind }) => kind);
  const dispatcher = new Agent();
  let mixed = 0;
  console.log("| call | share | processor, ms | answer, kB |\n|---|---|---|---|");
  for (const [kind, calls] of [...kinds].toSorted(([a], [b]) => a.localeCompare(b))) {
    const ask = async (n: number) => send(url, pick(calls, n), dispatcher);
    for (let n = 0; n < WARM_TURNS; n += 1) await ask(n);
    const before = processorMs(pid);
    let bytes = 0;
    for (let n = 0; n < turns; n += 1) bytes += await ask(n);
    const cost = (processorMs(pid) - before) / turns;
    const share = calls.length / DRAWN;
    mixed += cost * share;
    console.log(
      `| ${kind} | ${Math.round(share * 100)} % | ${cost.toFixed(1)} | ${Math.round(bytes / turns / 1024)} |`,
    );
  }
  console.log(`| mixed | 100 % | ${mixed.toFixed(1)} | |`);
  await dispatcher.close();
}

/** The size of the answer in bytes. Throws when it is no success. */
async function send(url: string, { method, path, headers, body }: Call, dispatcher: Agent): Promise<number> {
  const answer = await request(`${url}${path}`, { method, headers, dispatcher, ...(body ? { body } : {}) });
  const bytes = (await answer.body.bytes()).byteLength;
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`);
  return bytes;
}

function pick(calls: readonly Call[], n: number): Call {
  const call = calls[n % calls.length];
  if (call === undefined) throw new Error("there is no such call");
  return call;
}

/** What a process has used of the processor so far, its children aside. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
