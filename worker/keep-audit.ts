import { checkAudit } from "#lib/audit/check-audit.ts";
import { readAuditChecks } from "#lib/audit/checks-data.ts";
import { setAnchor } from "#lib/audit/set-anchor.ts";
import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";
import { outlastDisk } from "#lib/platform/outlast-disk.ts";

const ANCHOR_EVERY_MS = 60 * 60_000;
/** After a failure, e.g. of the disk. */
const AGAIN_MS = 5 * 60_000;
/** The hour of this machine's clock at which the whole log is verified. */
const NIGHT_HOUR = 3;

/** Anchors the audit log every hour and verifies all of it every night; `tick` is cheap and may come often. */
export function createAuditKeeper(ctx: Context) {
  let anchorAt = -Infinity;
  let checkAt = -Infinity;
  let running: Promise<void> | null = null;

  function anchor(now: number): void {
    anchorAt = now + ANCHOR_EVERY_MS;
    try {
      setAnchor(ctx);
    } catch (error) {
      anchorAt = now + AGAIN_MS;
      log.error({ err: error }, "the audit log could not be anchored");
    }
  }
  async function check(now: number): Promise<void> {
    try {
      await checkAudit(ctx, "all");
    } catch (error) {
      checkAt = now + AGAIN_MS;
      log.error({ err: error }, "the audit log could not be verified");
    } finally {
      running = null;
    }
  }
  return {
    tick(): void {
      const now = ctx.clock.now();
      // A clock that was put back must not silence it.
      if (now >= anchorAt || anchorAt - now > ANCHOR_EVERY_MS) anchor(now);
      if (running !== null || (now < checkAt && checkAt - now <= AGAIN_MS)) return;
      const last = outlastDisk(() => readAuditChecks(ctx.db).all?.at ?? null);
      if (last === undefined || (last !== null && last >= lastNight(now) && last <= now)) return;
      running = check(now);
    },
    /** Resolves when a verification under way is over. */
    idle: async (): Promise<void> => (await running) ?? undefined,
  };
}

/** The last time it struck three at night. */
export function lastNight(now: number): number {
  const night = new Date(now);
  night.setHours(NIGHT_HOUR, 0, 0, 0);
  if (night.getTime() > now) night.setDate(night.getDate() - 1);
  return night.getTime();
}
