import type { Page } from "@playwright/test";

/** What the page shows once the answer to a key or click is there. */
export type Shown = { selector: string; text?: string };
export type Interaction = {
  name: string;
  path: string;
  /** Brings the page to where the key is pressed; not measured. */
  before?: (page: Page, round: number) => Promise<void>;
  /** The one that counts is the last key or the click. */
  act: (page: Page, round: number) => Promise<void>;
  shown: (round: number) => Shown;
};
export type Interacted = { name: string; results: number[]; paints: number[] };

/**
 * Plays one interaction `rounds` times on an open page. `results` are the times from the key or click to the frame
 * that shows its result; `paints` are the browser's own figures to the next paint (as INP counts them).
 */
export async function measureInteraction(
  page: Page,
  url: string,
  interaction: Interaction,
  rounds: number,
): Promise<Interacted> {
  await page.goto(`${url}${interaction.path}`, { waitUntil: "networkidle" });
  await page.evaluate(observePaints);
  const results: number[] = [];
  // The first round fills the browser's caches.
  for (let round = 0; round <= rounds; round += 1) {
    await interaction.before?.(page, round);
    await page.evaluate(armStopwatch, interaction.shown(round));
    await interaction.act(page, round);
    const took = await page.evaluate(readStopwatch);
    if (round > 0) results.push(took);
  }
  const paints = await page.evaluate(readPaints);
  return { name: interaction.name, results, paints };
}

type Bench = { result?: Promise<number>; paints?: Map<number, number> };
type BenchWindow = Window & { bench?: Bench };

function observePaints(): void {
  const paints = new Map<number, number>();
  const bench: BenchWindow = window;
  bench.bench = { paints };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!("interactionId" in entry) || typeof entry.interactionId !== "number") continue;
      if (entry.interactionId === 0) continue;
      paints.set(entry.interactionId, Math.max(entry.duration, paints.get(entry.interactionId) ?? 0));
    }
    // The browser rounds to 8 ms and reports from 16 ms up.
  }).observe({ type: "event", durationThreshold: 16, buffered: false } as PerformanceObserverInit);
}

function armStopwatch({ selector, text }: { selector: string; text?: string }): void {
  const bench: BenchWindow = window;
  const seen = { from: 0 };
  const isThere = () =>
    [...document.querySelectorAll(selector)].some(
      (element) =>
        text === undefined || (element.textContent ?? "").toLowerCase().includes(text.toLowerCase()),
    );
  bench.bench ??= {};
  bench.bench.result = new Promise((resolve, reject) => {
    const started = performance.now();
    const mark = (event: Event) => {
      seen.from = event.timeStamp;
    };
    addEventListener("keydown", mark, { capture: true });
    addEventListener("pointerdown", mark, { capture: true });
    const look = () => {
      if (performance.now() - started > 20_000) reject(new Error(`${selector} ${text ?? ""} did not appear`));
      else if (seen.from === 0 || !isThere()) requestAnimationFrame(look);
      else {
        removeEventListener("keydown", mark, { capture: true });
        removeEventListener("pointerdown", mark, { capture: true });
        // This callback runs before the frame is painted; the next task runs after it.
        setTimeout(() => resolve(performance.now() - seen.from), 0);
      }
    };
    requestAnimationFrame(look);
  });
}

function readStopwatch(): Promise<number> {
  const bench: BenchWindow = window;
  return bench.bench?.result ?? Promise.reject(new Error("nothing is being measured"));
}

function readPaints(): number[] {
  const bench: BenchWindow = window;
  return [...(bench.bench?.paints?.values() ?? [])];
}
