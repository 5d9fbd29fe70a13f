import "server-only";
import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { writeSetting } from "#lib/entra/protection/data.ts";
import { requireAdminMember } from "#lib/entra/protection/second-admin.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { BACKUP_KEY, CONFIRMED_KEY, HOLD_KEY, INSTANCE_KEY } from "./constants.ts";
import { findInstanceHold, lastSeq } from "./data.ts";
import { instanceFolder, readPlace, writeInstanceFile } from "./instance-file.ts";

/**
 * An admin says that this installation is the one that acts from now on. It gets an identity of its own;
 * automation stays paused until somebody resumes it. Throws `DeskError` when nothing is held.
 */
export function confirmInstance(ctx: Context): void {
  requireAdminMember(ctx);
  const id = newId();
  inTransaction(ctx.db, () => {
    const hold = findInstanceHold(ctx.db);
    if (hold === null) throw new DeskError("conflict", "This was confirmed already. Reload the page.");
    const now = ctx.clock.now();
    writeSetting(ctx.db, now, INSTANCE_KEY, { id });
    writeSetting(ctx.db, now, BACKUP_KEY, null);
    writeSetting(ctx.db, now, HOLD_KEY, null);
    writeSetting(ctx.db, now, CONFIRMED_KEY, { at: now });
    recordAudit(ctx, { event: "instance.confirmed", result: "Done", details: { reason: hold.reason } });
    const folder = instanceFolder(ctx.db);
    // Within the transaction: a file that can't be written leaves the installation held.
    if (folder !== null) writeInstanceFile(folder, { id, place: readPlace(folder), seq: lastSeq(ctx.db) });
  });
}
