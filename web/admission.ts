/** What a call is to people: a page looked at ahead of time, something read, something done. */
export type CallKind = "prefetch" | "read" | "write";
type Line = Exclude<CallKind, "prefetch">;

/** `start` begins the call and is given what to call at its end; `turnAway` answers that it was too much. */
export type Call = { kind: CallKind; start: (leave: () => void) => void; turnAway: () => void };

/**
 * Per kind: calls that share the processor, and calls that wait for their turn. From `patient` on, those that
 * wait longer than `waitMs` are turned away: a few may take their time on a slow machine.
 */
export type Limits = Record<Line, { atOnce: number; waiting: number; patient: number; waitMs: number }> & {
  /** After so many ms a call is asked whether it still needs the processor. */
  lookAfterMs: number;
};

type Surroundings = {
  /** Monotonic, in ms. */
  now: () => number;
  /** Does something in the next turn of the event loop. */
  soon: (work: () => void) => unknown;
  /** Whether the process had time to spare lately: what runs long then waits for somebody else. */
  isIdle: () => boolean;
};

type Waiting = { call: Call; since: number };

/**
 * Lets in what one processor can answer in time and turns the rest away at once: without it every answer
 * comes too late for everybody. Who does something does not wait behind who reads; what a browser only looks
 * at ahead of time is turned away first.
 */
export function createAdmission(limits: Limits, { now, soon, isIdle }: Surroundings) {
  const lines = { write: openLine("write"), read: openLine("read") };
  let isPumping = false;

  function openLine(kind: Line) {
    const { atOnce, waiting: most, patient, waitMs } = limits[kind];
    let busy = 0;
    const waiting: Waiting[] = [];
    const isLate = () => waiting.length > patient && now() - (waiting[0]?.since ?? now()) > waitMs;
    const isFull = () => busy >= atOnce;
    const begin = (call: Call) => {
      busy += 1;
      let isInside = true;
      const leave = () => {
        if (!isInside) return;
        isInside = false;
        clearInterval(look);
        busy -= 1;
        pump();
      };
      // What waits for Microsoft, or for a slow reader, holds nobody up.
      const look = setInterval(() => void (isIdle() && leave()), limits.lookAfterMs);
      look.unref();
      call.start(leave);
    };
    return {
      isQuiet: () => !isFull() && waiting.length === 0,
      /** Halfway to where waiting ends: no time for what nobody asked for yet. */
      isLong: () => waiting.length * 2 >= patient,
      begin,
      enter(call: Call): void {
        if (waiting.length >= most || isLate()) return call.turnAway();
        waiting.push({ call, since: now() });
        pump();
      },
      /** True when it began one. */
      beginNext(): boolean {
        while (isLate()) waiting.shift()?.call.turnAway();
        const next = isFull() ? undefined : waiting.shift();
        if (next !== undefined) begin(next.call);
        return next !== undefined;
      },
    };
  }

  /** One more at a time, so that those inside get on in between and newcomers are heard. */
  function pump(): void {
    if (isPumping) return;
    isPumping = true;
    soon(() => {
      isPumping = false;
      if (lines.write.beginNext() || lines.read.beginNext()) pump();
    });
  }

  return {
    /** Begins the call now or later, or turns it away. */
    enter(call: Call): void {
      const line = lines[call.kind === "write" ? "write" : "read"];
      if (line.isQuiet()) line.begin(call);
      else if (call.kind === "prefetch" && line.isLong()) call.turnAway();
      else line.enter(call);
    },
  };
}
