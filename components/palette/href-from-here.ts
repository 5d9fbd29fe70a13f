import type { PaletteItem } from "#lib/shell/palette-types.ts";

/**
 * Where an item leads. An action for the person whose side panel is open opens there, so that an agent
 * never leaves the request; otherwise it opens on that person's page.
 */
export function hrefFromHere({ kind, href, objectId }: PaletteItem): string {
  const panel = document.querySelector<HTMLElement>("[data-panel-person]");
  if (kind !== "action" || panel?.dataset.panelPerson !== objectId) return href;
  const here = new URL(window.location.href);
  for (const [name, value] of new URL(href, here).searchParams) here.searchParams.set(name, value);
  return `${here.pathname}${here.search}`;
}
