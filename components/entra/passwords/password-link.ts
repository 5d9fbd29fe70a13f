/** Where the one whom a password was handed to looks at it; an address for another browser. */
export function passwordLink(runId: string): string {
  const path = `/passwords/${runId}`;
  return typeof window === "undefined" ? path : new URL(path, window.location.origin).href;
}
