import "server-only";
import { gte, sum } from "drizzle-orm";
import { agentDecisions } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { dayIn, dayStart } from "#lib/platform/day-start.ts";
import { readAgentSettings } from "#lib/workspace/agent-settings.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";
import type { AskModel } from "../read-message.ts";
import { askModel } from "./ask-model.ts";
import { modelSealingKey, readModelKey } from "./model-key.ts";

const DAY_MS = 24 * 60 * 60_000;

/** The model as it is set up; null while it is off. Over its budget it is not asked. */
export function openModel(ctx: Context): AskModel | null {
  const { model } = readAgentSettings(ctx.db);
  if (!model.isOn) return null;
  const ask = askModel({ ...model, key: readModelKey(ctx.db, modelSealingKey) });
  return async (asked) =>
    isOverBudget(ctx) ? { choice: null, unanswered: "over-budget", tokens: 0, costMicros: 0 } : ask(asked);
}

/** Are the day's tokens or the month's money used up? Then words decide. */
export function isOverBudget(ctx: Pick<Context, "db" | "clock">): boolean {
  const { tokensPerDay, costPerMonth } = readAgentSettings(ctx.db).model;
  if (tokensOfDay(ctx) >= tokensPerDay) return true;
  return costPerMonth !== null && costOfMonth(ctx) >= costPerMonth;
}

/** What the model has cost since this month began where the workspace is, in the currency of its price. */
export function costOfMonth({ db, clock }: Pick<Context, "db" | "clock">): number {
  const { timeZone } = readWorkspace(db);
  const first = `${dayIn(clock.now(), timeZone).slice(0, 7)}-01`;
  const row = db
    .select({ micros: sum(agentDecisions.costMicros) })
    .from(agentDecisions)
    .where(gte(agentDecisions.at, dayStart(first, timeZone)))
    .get();
  return Number(row?.micros ?? 0) / 1_000_000;
}

/** Tokens of the last 24 hours. */
export function tokensOfDay({ db, clock }: Pick<Context, "db" | "clock">): number {
  const row = db
    .select({ tokens: sum(agentDecisions.tokens) })
    .from(agentDecisions)
    .where(gte(agentDecisions.at, clock.now() - DAY_MS))
    .get();
  return Number(row?.tokens ?? 0);
}
