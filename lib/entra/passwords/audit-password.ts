import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import type { KeptPassword } from "./types.ts";

/** Who did what with a temporary password, and when; never the password. Call it in the transaction of it. */
export function auditPassword(
  ctx: Context,
  event: "password.revealed" | "password.handed-on" | "password.wiped",
  { run }: KeptPassword,
  details: Record<string, string> = {},
): void {
  recordAudit(ctx, {
    event,
    result: "Done",
    target: { kind: "person", id: run.subjectObjectId, name: run.subjectName },
    requestId: run.requestId,
    actionRunId: run.id,
    digest: run.digest,
    details,
  });
}
