const DELAY_MS = 500;
/** Moving on to the next hint does not wait again. */
const SKIP_MS = 200;
/** Time to move the pointer from the button onto its hint. */
const LINGER_MS = 120;
export const TIP = "data-tip";

/** Calls `show` with the element whose hint is due, and with null when it is over. Gives the way to stop. */
export function followTips(show: (of: HTMLElement | null) => void): () => void {
  let current: HTMLElement | null = null;
  let closedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = new AbortController();

  const later = (ms: number, run: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };
  const set = (of: HTMLElement | null) => {
    clearTimeout(timer);
    if (of === current) return;
    if (of === null) closedAt = performance.now();
    current = of;
    show(of);
  };
  const on = <K extends keyof DocumentEventMap>(type: K, run: (event: DocumentEventMap[K]) => void) =>
    document.addEventListener(type, run, { capture: true, signal: stop.signal });

  on("pointerover", (event) => {
    if (event.pointerType === "touch" || !(event.target instanceof Element)) return;
    const of = event.target.closest<HTMLElement>(`[${TIP}]`);
    if (of !== null && of === current) clearTimeout(timer);
    else if (of !== null) {
      const isNext = current !== null || performance.now() - closedAt < SKIP_MS;
      later(isNext ? 0 : DELAY_MS, () => set(of.isConnected ? of : null));
    } else if (event.target.closest("[data-tip-box]") !== null) clearTimeout(timer);
    else later(LINGER_MS, () => set(null));
  });
  on("pointerdown", () => set(null));
  on("click", () => set(null));
  on("scroll", () => set(null));
  on("keydown", (event) => event.key === "Escape" && set(null));
  on("focusin", ({ target }) => {
    const of =
      target instanceof HTMLElement && target.matches(":focus-visible")
        ? target.closest<HTMLElement>(`[${TIP}]`)
        : null;
    set(of);
  });
  on("focusout", () => set(null));
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
