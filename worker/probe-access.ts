import { checkAccess } from "#lib/entra/connection/check-access.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";

/** While access is lost Microsoft is asked so often, no more, whether it is there again. */
const EVERY_MS = 15 * 60_000;

/** Notices by itself when a lost access is back; `tick` is cheap and may come often. */
export function createAccessProbe(ctx: Context, check: () => Promise<unknown> = () => checkAccess(ctx)) {
  let lastAt: number | null = null;
  let running: Promise<void> | null = null;
  async function probe(): Promise<void> {
    try {
      await check();
    } catch (error) {
      if (error instanceof DeskError) log.info({ reason: error.message }, "access could not be checked");
      else log.error({ err: error }, "checking access failed");
    } finally {
      running = null;
    }
  }
  return {
    tick(): void {
      const connection = findConnection(ctx.db);
      if (connection?.status !== "Needs reauthorization") {
        lastAt = null;
        return;
      }
      const now = ctx.clock.now();
      // The loss itself was the first answer.
      lastAt ??= connection.reauthorizationSince ?? now;
      if (running !== null || Math.abs(now - lastAt) < EVERY_MS) return;
      lastAt = now;
      running = probe();
    },
    /** Resolves when the question under way is answered. */
    idle: async (): Promise<void> => (await running) ?? undefined,
  };
}
