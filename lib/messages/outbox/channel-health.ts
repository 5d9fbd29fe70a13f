import { eq } from "drizzle-orm";
import { messageChannels } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Channel } from "../queue/channel-choice.ts";

/** The channel works; call it in the transaction that records what went out. */
export function noteSuccess({ db, clock }: Context, channel: Channel): void {
  const works = { lastSentAt: clock.now(), problem: null, problemAt: null };
  db.update(messageChannels).set(works).where(eq(messageChannels.channel, channel)).run();
}

/** The last try failed, and why; shown to admins until one goes through. */
export function noteProblem({ db, clock }: Context, channel: Channel, problem: string): void {
  const failed = { problem, problemAt: clock.now() };
  db.update(messageChannels).set(failed).where(eq(messageChannels.channel, channel)).run();
}
