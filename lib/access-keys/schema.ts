import { z } from "zod";
import { keysOf } from "#lib/platform/keys-of.ts";
import { KEY_LIFE_DAYS, PERSONAL_SCOPES } from "./constants.ts";

const name = z
  .string()
  .trim()
  .min(1, "Give the key a name, such as the program that will use it.")
  .max(80, "Use at most 80 characters.");
const days = z.literal([...KEY_LIFE_DAYS], "Choose how long the key lasts.");

export const personalKeyInput = z.strictObject({
  name,
  scopes: z
    .array(z.enum(keysOf(PERSONAL_SCOPES)))
    .min(1, "Choose what the key may do.")
    .transform((scopes) => [...new Set(scopes)]),
  days,
});
export type PersonalKeyInput = z.output<typeof personalKeyInput>;

export const machineKeyInput = z.strictObject({ name, scope: z.enum(["hris"]), days });
export type MachineKeyInput = z.output<typeof machineKeyInput>;

export const keyIdInput = z.strictObject({ keyId: z.uuid() });
