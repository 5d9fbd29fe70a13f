/** Asks the palette of the page to open; it listens for this on the document. */
export const OPEN_PALETTE = "gatehouse:open-palette";

/** Opens the palette from elsewhere on the page. */
export function openPalette(): void {
  document.dispatchEvent(new Event(OPEN_PALETTE));
}
