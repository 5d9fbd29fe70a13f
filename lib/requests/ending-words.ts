import { z } from "zod";
import { inWords } from "#lib/platform/in-words.ts";
import { DATE_MARK } from "./constants.ts";

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
