import { LEAVING } from "#components/shell/leaving.ts";

/** Next calls this whenever a link, a button or the browser's arrows lead to another page. */
export function onRouterTransitionStart(url: string): void {
  window.dispatchEvent(new CustomEvent(LEAVING, { detail: url }));
}
