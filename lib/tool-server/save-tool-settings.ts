import "server-only";
import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import type { ToolSettings } from "./schema.ts";
import { mayRunAtOnce, readToolSettings, writeToolSettings } from "./tool-settings.ts";

/** Keeps how the tool server behaves; the same again changes nothing. Admins only. Throws `DeskError`. */
export function saveToolSettings(ctx: MemberContext, input: ToolSettings): void {
  requireRole(ctx, "admin");
  const foreign = input.atOnce.find((key) => {
    const action = findAction(key);
    return action === null || !mayRunAtOnce(action);
  });
  if (foreign !== undefined)
    throw new DeskError(
      "invalid-input",
      `“${findAction(foreign)?.title ?? foreign}” always waits for a person.`,
    );
  const after = { ...input, atOnce: [...new Set(input.atOnce)].toSorted() };
  inTransaction(ctx.db, () => {
    const before = readToolSettings(ctx.db);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    writeToolSettings(ctx.db, ctx.clock.now(), after);
    recordAudit(ctx, { event: "tool.settings-changed", result: "Done", details: { before, after } });
  });
}
