import { z } from "zod";
import { MAX_BATCH } from "#lib/entra/graph/batch.ts";

/** An object whose links are read: its integer and its object id. */
export type Parent = { id: number; objectId: string };

/** The pages of one parent: where to go on, null for the first page. */
export type Chain<P> = {
  parent: P;
  link: string | null;
  seen: ((link: string) => void) | undefined;
  pages: number;
  /** How often its page failed in passing. */
  tries: number;
  /** Epoch ms before which Microsoft does not want to be asked for it again. */
  notBefore: number;
};

const NEW = { link: null, seen: undefined, pages: 0, tries: 0, notBefore: 0 } as const;

const cursorShape = z.object({
  /** Parents up to this integer have been sent for; those not finished are in `open`. */
  sentTo: z.number(),
  open: z.array(z.tuple([z.number(), z.string().nullable()])),
});

const IN_FLIGHT = 6;
/** A group of more pages than this holds the others back, so that its chain rides in full batches. */
const LONG_CHAIN = 5;
const IN_FLIGHT_BESIDE_LONG_CHAIN = 2;

/**
 * The chains still to read: those of parents not sent for yet, and those begun. The cursor names how far
 * the parents went and every chain still open, so that a restart repeats only what was on its way.
 * @param parents in rising order of `id`.
 */
export function createChains<P extends Parent>(parents: readonly P[], from: string | null) {
  const start = from === null ? { sentTo: -1, open: [] } : cursorShape.parse(JSON.parse(from));
  const begun = new Map(start.open);
  const waiting: Chain<P>[] = parents
    .filter(({ id }) => begun.has(id))
    .map((parent) => ({ ...NEW, parent, link: begun.get(parent.id) ?? null }));
  /** Put off by Microsoft: they ride in the last batches, when their wait is mostly over. */
  const later: Chain<P>[] = [];
  const open = new Set<Chain<P>>(waiting);
  let next = parents.findIndex(({ id }) => id > start.sentTo);
  if (next === -1) next = parents.length;
  let { sentTo } = start;
  return {
    /** Up to twenty chains for the next batch. */
    take(): Chain<P>[] {
      const taken = waiting.splice(0, MAX_BATCH);
      for (; taken.length < MAX_BATCH && next < parents.length; next += 1) {
        const parent = parents[next];
        if (parent === undefined) break;
        const chain: Chain<P> = { ...NEW, parent };
        taken.push(chain);
        open.add(chain);
        sentTo = parent.id;
      }
      taken.push(...later.splice(0, MAX_BATCH - taken.length));
      return taken;
    },
    /** A partly filled batch goes out only when nothing on its way could still fill it. */
    isReady(inFlight: number): boolean {
      const todo = waiting.length + parents.length - next + later.length;
      const hasLongChain = [...open].some(({ pages }) => pages > LONG_CHAIN);
      const limit = hasLongChain ? IN_FLIGHT_BESIDE_LONG_CHAIN : IN_FLIGHT;
      return todo > 0 && inFlight < limit && (todo >= MAX_BATCH || inFlight === 0);
    },
    /** These pages are read; `more` are the chains that go on, `putOff` those to be asked for again. */
    settle(read: readonly Chain<P>[], more: readonly Chain<P>[], putOff: readonly Chain<P>[]): void {
      for (const chain of read) open.delete(chain);
      for (const chain of [...more, ...putOff]) open.add(chain);
      waiting.unshift(...more);
      later.push(...putOff);
    },
    cursor: (): string =>
      JSON.stringify({ sentTo, open: [...open].map(({ parent, link }) => [parent.id, link]) }),
  };
}

export type Chains<P extends Parent> = ReturnType<typeof createChains<P>>;
