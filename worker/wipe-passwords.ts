import { emptyWal } from "#db/empty-wal.ts";
import { lastWipeAt, wipePasswords } from "#lib/entra/passwords/wipe-passwords.ts";
import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";

const EVERY_MS = 5_000;

/** Wipes temporary passwords whose time is over, and what is left of wiped ones; `tick` may come often. */
export function createPasswordWiper(ctx: Context) {
  let nextAt = -Infinity;
  /** Nothing that was wiped until then is in the database's log any more. */
  let cleanUntil = 0;

  function cleanLog(now: number): void {
    const wipedAt = lastWipeAt(ctx.db);
    // What is wiped in this very moment may come after the cleaning: looked at once more.
    if (wipedAt !== null && wipedAt > cleanUntil && emptyWal(ctx.db)) cleanUntil = Math.min(wipedAt, now - 1);
  }
  return {
    tick(): void {
      const now = ctx.clock.now();
      if (now < nextAt && nextAt - now <= EVERY_MS) return;
      nextAt = now + EVERY_MS;
      try {
        wipePasswords(ctx);
        cleanLog(now);
      } catch (error) {
        log.error({ err: error }, "temporary passwords could not be wiped");
      }
    },
  };
}
