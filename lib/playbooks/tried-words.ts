import { whyClick } from "./guardrail.ts";
import type { Reading } from "./read-message.ts";
import type { Because, PlaybookDocument } from "./schema.ts";

/** Why nothing comes of a message. Pure. */
export function silentWords(mayAsk: boolean, other: string | null, { cautions }: Because): string {
  if (!mayAsk) return "This person may not ask for it, so the IT Agent stays silent.";
  if (other !== null) return `“${other}” fits better and would be used.`;
  const [first] = cautions;
  return first === undefined
    ? "It doesn’t fit, so the IT Agent stays silent."
    : `The IT Agent stays silent, because of “${first.written}”.`;
}

/** What a message would come to in a real request. Pure. */
export function triedWords(
  { autonomy }: PlaybookDocument,
  level: string,
  { missing, steps }: Reading,
  requesterObjectId: string,
): string {
  const [first] = missing;
  if (first !== undefined)
    return first.question === "" || level !== "act"
      ? `In a real request an agent fills in ${first.label}.`
      : `In a real request the requester is asked: “${first.question}”`;
  if (steps.length === 0) return "No step is for this person, so nothing would be done.";
  const stuck = steps.filter(({ status }) => status === "not-possible" || status === "guardrail").length;
  if (stuck > 0) return `In a real request ${stuck} of ${steps.length} steps could not be carried out.`;
  const asked = steps.filter(({ approval }) => approval !== null).length;
  const approvals = asked === 1 ? "one approval" : `${asked} approvals`;
  const count = `${steps.length} ${steps.length === 1 ? "step" : "steps"}`;
  const isByItself = level === "act" && whyClick(autonomy, steps, requesterObjectId) === null;
  if (isByItself && autonomy === "With approval")
    return `In a real request this asks for ${approvals} by itself, and then does ${count}.`;
  const does = isByItself ? `does ${count} by itself` : `proposes ${count} to an agent`;
  return `In a real request this ${does}${asked === 0 ? "" : ` and asks for ${approvals}`}.`;
}
