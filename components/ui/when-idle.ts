/** Runs something once the page has loaded and the browser has nothing else to do; gives the way to stop. */
export function whenIdle(run: () => void): () => void {
  let cancel = () => window.removeEventListener("load", wait);
  function wait() {
    if ("requestIdleCallback" in window) {
      const handle = requestIdleCallback(run);
      cancel = () => cancelIdleCallback(handle);
    } else {
      const timer = setTimeout(run, 200);
      cancel = () => clearTimeout(timer);
    }
  }
  if (document.readyState === "complete") wait();
  else window.addEventListener("load", wait, { once: true });
  return () => cancel();
}
