import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "#db/client.ts";
import { applyReviewedImport } from "#lib/entra/sync/finish-setup.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { commandLineActor } from "#lib/platform/context.ts";

/** Resolves once the import under way is read, and accepts it. */
export async function imported(db: Database): Promise<void> {
  const status = db.$client.prepare<[], string>("SELECT status FROM sync_runs").pluck();
  while (status.get() !== "Ready for review") {
    if (status.get() === "Failed") throw new Error("the import failed");
    await delay(50);
  }
  applyReviewedImport({ db, clock: systemClock, actor: commandLineActor });
}

/** Active cloud members without admin roles, spread over the directory. */
export function ordinaryPeople(db: Database, count: number): string[] {
  return db.$client
    .prepare<[number], string>(
      `SELECT object_id FROM people WHERE in_scope = 1 AND status = 'Active' AND is_guest = 0
          AND is_on_premises = 0 AND is_management_restricted = 0
          AND id NOT IN (SELECT member_id FROM role_members)
          AND id NOT IN (SELECT member_id FROM memberships JOIN groups ON groups.id = group_id WHERE is_role_assignable = 1)
          AND id NOT IN (SELECT owner_id FROM ownerships JOIN groups ON groups.id = group_id WHERE is_role_assignable = 1)
        ORDER BY object_id LIMIT ?`,
    )
    .pluck()
    .all(count);
}
