import { z } from "zod";

/** Stands for the end's date in the text: only the browser knows the reader's zone. */
export const DATE_MARK = "{date}";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

const shared = { target: z.string(), endsAt: z.number() };
const endingData = z.discriminatedUnion("event", [
  z.object({ ...shared, event: z.literal("reminder"), leftMs: z.number() }),
  z.object({ ...shared, event: z.literal("failed"), message: z.string() }),
]);

/** What a line about access that ends says; null when it is not for this reader. */
export function endingText(
  data: Record<string, unknown> | null,
  isAgent: boolean,
): { text: string; tone: "plain" | "alert"; endsAt: number } | null {
  const told = endingData.parse(data);
  const { target, endsAt } = told;
  if (told.event === "reminder") {
    const text = `Access to ${target} ends ${inWords(told.leftMs)}, on ${DATE_MARK}.`;
    const wayOn = " Extend it by assigning it again with a later date.";
    return { text: isAgent ? text + wayOn : text, tone: "plain", endsAt };
  }
  if (!isAgent) return null;
  return {
    text: `Access to ${target} should have ended on ${DATE_MARK} and did not. ${told.message}`,
    tone: "alert",
    endsAt,
  };
}

/** "in 3 days", "in 6 hours", "within the hour"; rounded to the nearest. */
function inWords(ms: number): string {
  const days = Math.round(ms / DAY_MS);
  if (ms >= 1.5 * DAY_MS) return `in ${days} days`;
  const hours = Math.round(ms / HOUR_MS);
  if (hours < 1) return "within the hour";
  return hours === 1 ? "in an hour" : `in ${hours} hours`;
}
