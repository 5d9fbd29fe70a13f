import { z } from "zod";

const objectId = z.guid("Choose somebody from the list.");
const text = (ask: string) => z.string().trim().min(3, ask).max(200, "Use at most 200 characters.");

export const nothingInput = z.strictObject({});

export const protectPersonInput = z.strictObject({
  objectId,
  kind: z.enum(["protected", "break-glass"]),
  note: text("Say in a few words what this account is for."),
});
export type ProtectPersonInput = z.output<typeof protectPersonInput>;

export const askChangeInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("remove-protected"), objectId }),
  z.strictObject({ kind: z.literal("allow-second-person") }),
]);
export type AskChangeInput = z.output<typeof askChangeInput>;

export const decideChangeInput = z.strictObject({
  changeId: z.uuid(),
  decision: z.enum(["confirm", "reject"]),
});
export type DecideChangeInput = z.output<typeof decideChangeInput>;

export const releaseLimitInput = z.strictObject({ pauseId: z.uuid() });

export const pauseAutomationInput = z.strictObject({
  why: text("Say in a few words why. Whoever resumes reads it."),
});
