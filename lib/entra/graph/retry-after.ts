const MIN_MS = 1_000;
/** The longest wait that is believed. */
export const MAX_WAIT_MS = 15 * 60_000;

/**
 * How long Microsoft asks to wait, in milliseconds, from a Retry-After header: whole or decimal
 * seconds, or an HTTP date. Clamped to 1 s … 15 min. Undefined when missing, garbage or in the past.
 */
export function parseRetryAfter(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (text === "") return undefined;
  const ms = /^[+-]?\d*\.?\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  if (!Number.isFinite(ms) || ms <= 0) return undefined;
  return Math.min(MAX_WAIT_MS, Math.max(MIN_MS, Math.ceil(ms)));
}
