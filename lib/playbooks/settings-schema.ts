import { z } from "zod";

const address = z
  .string()
  .trim()
  .max(300)
  .refine(
    (text) => text === "" || /^https?:\/\/[^\s]+$/.test(text),
    "Write an address that begins with https:// or http://.",
  );

export const modelInput = z
  .strictObject({
    isOn: z.boolean(),
    address,
    name: z.string().trim().max(120, "Use at most 120 characters."),
    tokensPerDay: z.int("Use a whole number.").min(1_000, "At least 1,000.").max(100_000_000),
    /** Empty: the one that is kept. */
    key: z.string().max(500),
    forgetsKey: z.boolean(),
  })
  .superRefine(({ isOn, address, name }, ctx) => {
    const need = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    if (isOn && address === "") need("address", "Write where the model is.");
    if (isOn && name === "") need("name", "Write the model’s name.");
  });
export type ModelInput = z.output<typeof modelInput>;

export const stopInput = z.strictObject({ isStopped: z.boolean() });
