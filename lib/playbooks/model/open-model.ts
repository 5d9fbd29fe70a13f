import "server-only";
import { gte, sum } from "drizzle-orm";
import { agentDecisions } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { readAgentSettings } from "../agent-settings.ts";
import type { AskModel } from "../read-message.ts";
import { askModel } from "./ask-model.ts";
import { modelSealingKey, readModelKey } from "./model-key.ts";

const DAY_MS = 24 * 60 * 60_000;

/** The model as it is set up; null while it is off. Once a day's tokens are used up it is not asked any more. */
export function openModel(ctx: Context): AskModel | null {
  const { model } = readAgentSettings(ctx.db);
  if (!model.isOn) return null;
  const key = readModelKey(ctx.db, modelSealingKey);
  const ask = askModel({ address: model.address, name: model.name, key });
  return async (asked) =>
    tokensOfDay(ctx) >= readAgentSettings(ctx.db).model.tokensPerDay
      ? { choice: null, tokens: 0 }
      : ask(asked);
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
