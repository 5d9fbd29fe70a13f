import { z } from "zod";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "./constants.ts";

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Enter an email address such as name@company.com."));
const password = z
  .string()
  .min(PASSWORD_MIN_LENGTH, `Use at least ${PASSWORD_MIN_LENGTH} characters.`)
  .max(PASSWORD_MAX_LENGTH, `Use at most ${PASSWORD_MAX_LENGTH} characters.`);

export const setUpSchema = z.strictObject({
  code: z.string().trim().min(1, "Enter the set-up code that the server printed."),
  displayName: z.string().trim().min(1, "Enter your name.").max(120, "Use at most 120 characters."),
  email,
  password,
});

export const localSignInSchema = z.strictObject({
  email,
  password: z.string().min(1, "Enter your password.").max(PASSWORD_MAX_LENGTH),
});

export const practiceSignInSchema = z.strictObject({ persona: z.string().min(1).max(40) });

export const setRoleSchema = z.strictObject({
  memberId: z.uuid(),
  role: z.enum(["admin", "agent", "employee"]),
});

export const memberIdSchema = z.strictObject({ memberId: z.uuid() });

export const noInput = z.strictObject({});

export const provePasswordSchema = z.strictObject({
  password: z.string().min(1, "Enter your password.").max(PASSWORD_MAX_LENGTH),
});
