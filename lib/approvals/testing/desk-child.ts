import { subscribe } from "node:diagnostics_channel";
import { writeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { openDatabase } from "#db/client.ts";
import { createTransport } from "#lib/entra/graph/transport.ts";
import type { ActionTools, RunPoint } from "#lib/entra/actions/run-types.ts";
import { revealPassword } from "#lib/entra/passwords/reveal-password.ts";
import { systemClock } from "#lib/platform/clock.ts";
import type { Context } from "#lib/platform/context.ts";
import type { ActionWish } from "../admit-action.ts";
import { decideApproval } from "../decide-approval.ts";
import { submitAction } from "../submit-action.ts";
import { agentOf } from "./agent.ts";
import { practiceGraph } from "./practice-tenant.ts";
import { SEALING_KEY } from "./sealing-key.ts";

/** Moments on the wire, as the HTTP client tells them about the write; and the middle of the last transaction. */
const WIRE = {
  "socket open": "undici:client:connected",
  "request sent": "undici:request:bodySent",
  "effect applied": "undici:request:headers",
  "reply read": "undici:request:trailers",
} as const;

export type ChildPoint =
  | RunPoint
  | keyof typeof WIRE
  | "inside result"
  | "inside reveal"
  | "revealed"
  | "inside vote"
  | "inside decision"
  | "decided"
  | "digest checked"
  | "inside use";

/** What the process is told: clicks that it makes at once, and what happens to it where. */
export type DeskOrder = {
  path: string;
  url: string;
  agentId: string;
  wishes: readonly ActionWish[];
  /** A run whose password is looked at after that. */
  revealOf?: string;
  /** An approval that this admin gives. */
  decide?: { approvalId: string; adminId: string };
  end: { signal: "SIGKILL" | "SIGSTOP"; point: ChildPoint } | null;
};

// Written by run-desk-child.ts.
const order = JSON.parse(process.argv[2] ?? "") as DeskOrder;
const db = openDatabase(order.path);
const ctx: Context = { db, clock: systemClock, actor: agentOf(order.agentId) };
// A connection of its own, and a token at hand: the next thing on this wire is the write.
const graph = practiceGraph(order.url, { transport: createTransport() });
await graph.roles();

let isSent = false;
function reach(point: ChildPoint): void {
  if (point === "sent kept") isSent = true;
  if (point !== order.end?.point) return;
  // Written at once, so that it is known how far this one came.
  writeSync(1, "\n");
  process.kill(process.pid, order.end.signal);
}
for (const [point, channel] of Object.entries(WIRE)) {
  // The guarantee of the cast: the keys of WIRE are points.
  subscribe(channel, () => isSent && reach(point as keyof typeof WIRE));
}
db.$client.function("reach", (point) => void reach(point as ChildPoint));
// Of this connection only: they end the process in the middle of a transaction.
db.$client.exec(`CREATE TEMP TRIGGER inside_result AFTER INSERT ON timeline_entries
  BEGIN SELECT reach('inside result'); END;
  CREATE TEMP TRIGGER inside_reveal AFTER UPDATE OF revealed_at ON temporary_passwords
  WHEN new.revealed_at IS NOT NULL BEGIN SELECT reach('inside reveal'); END;
  CREATE TEMP TRIGGER inside_vote AFTER UPDATE OF vote ON approvers
  BEGIN SELECT reach('inside vote'); END;
  CREATE TEMP TRIGGER inside_decision AFTER UPDATE OF state ON approvals
  BEGIN SELECT reach('inside decision'); END;
  CREATE TEMP TRIGGER inside_use AFTER UPDATE OF consumed_at ON approvals
  BEGIN SELECT reach('inside use'); END`);

const tools = (): ActionTools => ({
  graph,
  graphUrl: order.url,
  sleep: async (ms: number) => void (await delay(ms)),
  sealingKey: SEALING_KEY,
  onPoint: reach,
});
const outcomes = await Promise.all(order.wishes.map((wish) => submitAction(ctx, wish, tools)));
if (order.revealOf !== undefined) {
  revealPassword(ctx, { runId: order.revealOf }, SEALING_KEY);
  reach("revealed");
}
if (order.decide !== undefined) {
  const admin: Context = { ...ctx, actor: agentOf(order.decide.adminId, "admin") };
  const decision = { approvalId: order.decide.approvalId, decision: "Approved", note: "" } as const;
  // What the run needs is opened once the digest has been compared.
  await decideApproval(admin, decision, () => {
    reach("digest checked");
    return tools();
  });
  reach("decided");
}
writeSync(1, JSON.stringify(outcomes));
db.$client.close();
