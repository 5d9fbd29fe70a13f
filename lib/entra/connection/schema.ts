import { z } from "zod";
import { POWERS } from "./permissions.ts";

const powerKeys = new Set(POWERS.map((power) => power.key));

export const startConnectInput = z.strictObject({
  powers: z.array(z.string().refine((key) => powerKeys.has(key), "That power does not exist.")).max(20),
});

export const saveRegistrationInput = z.strictObject({
  clientId: z.guid("The application (client) ID is a GUID, as on the app's overview page."),
  tenantId: z.guid("The directory (tenant) ID is a GUID, as on the app's overview page."),
  clientSecret: z
    .string()
    .trim()
    .min(8, "Paste the value of the client secret.")
    .max(512, "That is too long for a client secret.")
    .refine((text) => !z.guid().safeParse(text).success, "That is the secret's ID. Paste its value."),
});

export const noInput = z.strictObject({});

/** What Microsoft may send back. Strings only; everything is untrusted until the state is checked. */
export const callbackQuery = z.object({
  state: z.string().max(200).default(""),
  code: z.string().max(8_000).default(""),
  error: z.string().max(200).default(""),
  error_description: z.string().max(4_000).default(""),
  admin_consent: z.string().max(20).default(""),
  tenant: z.string().max(200).default(""),
});

export type CallbackQuery = z.output<typeof callbackQuery>;
