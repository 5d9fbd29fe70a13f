import { z } from "zod";

const address = z
  .string()
  .trim()
  .max(300)
  .refine(
    (text) => text === "" || /^https?:\/\/[^\s]+$/.test(text),
    "Write an address that begins with https:// or http://.",
  );

const price = z.number("Write a number.").min(0, "Not below 0.").max(10_000, "At most 10,000.");

export const modelInput = z
  .strictObject({
    isOn: z.boolean(),
    address,
    name: z.string().trim().max(120, "Use at most 120 characters."),
    tokensPerDay: z.int("Use a whole number.").min(1_000, "At least 1,000.").max(100_000_000),
    priceIn: price,
    priceOut: price,
    costPerMonth: z
      .number("Write a number, or leave it empty.")
      .min(0, "Not below 0.")
      .max(1_000_000)
      .nullable(),
    /** Empty: the one that is kept. */
    key: z.string().max(500),
    forgetsKey: z.boolean(),
  })
  .superRefine(({ isOn, address, name, priceIn, priceOut, costPerMonth }, ctx) => {
    const need = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    if (isOn && address === "") need("address", "Write where the model is.");
    if (isOn && name === "") need("name", "Write the model’s name.");
    if (isOn && costPerMonth !== null && priceIn + priceOut === 0)
      need("costPerMonth", "Write what tokens cost, else nothing counts towards it.");
  });
export type ModelInput = z.output<typeof modelInput>;

export const stopInput = z.strictObject({ isStopped: z.boolean() });
