import "server-only";
import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { EVERYBODY } from "./queue/channel-choice.ts";
import { keepPreference } from "./save-preference.ts";
import type { PreferenceInput } from "./schema.ts";

/** Keeps the workspace's default of a kind; who chose for themselves keeps their choice. Admins only. */
export function saveDefault(ctx: MemberContext, input: PreferenceInput): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    keepPreference(ctx.db, EVERYBODY, input);
    recordAudit(ctx, { event: "message.default-changed", result: "Done", details: input });
  });
}
