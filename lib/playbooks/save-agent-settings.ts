import "server-only";
import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { readAgentSettings, writeAgentSettings } from "#lib/workspace/agent-settings.ts";
import { forgetModelKey, keepModelKey, modelSealingKey } from "./model/model-key.ts";
import type { ModelInput } from "./settings-schema.ts";

/** Keeps how a model is reached, or that none is. An empty key keeps the one there is. Admins only. */
export function saveAgentSettings(ctx: MemberContext, input: ModelInput): void {
  requireRole(ctx, "admin");
  const { key, forgetsKey, ...model } = input;
  const sealing = key === "" ? null : modelSealingKey();
  inTransaction(ctx.db, () => {
    const before = readAgentSettings(ctx.db);
    writeAgentSettings(ctx.db, ctx.clock.now(), { ...before, model });
    if (forgetsKey) forgetModelKey(ctx.db);
    if (sealing !== null) keepModelKey(ctx, key, sealing);
    const details = { before: before.model, after: model, keyChanged: forgetsKey || key !== "" };
    recordAudit(ctx, { event: "agent.settings-saved", result: "Done", details });
  });
}
