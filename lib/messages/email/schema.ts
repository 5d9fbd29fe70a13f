import { z } from "zod";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1"]);

const host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253, "That is too long for a server's name.")
  .regex(/^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/, "Enter a server's name, such as smtp.company.example.");
const address = z.email("Enter an email address.").max(254, "That is too long for an email address.");

const smtpShape = {
  way: z.literal("smtp"),
  host,
  port: z.int("Enter a port, such as 587.").min(1, "Ports begin at 1.").max(65_535, "Ports end at 65535."),
  encryption: z.enum(["starttls", "tls", "none"]),
  user: z.string().trim().max(254, "That is too long for a user name."),
  from: address,
};
const graphShape = { way: z.literal("graph"), mailbox: address };

/** What is kept of the email settings; the password is sealed elsewhere. */
export const emailConfig = z.discriminatedUnion("way", [z.object(smtpShape), z.object(graphShape)]);
export type EmailConfig = z.output<typeof emailConfig>;
export type SmtpConfig = Extract<EmailConfig, { way: "smtp" }>;

/** What the form sends. An empty password keeps the one that is there. */
export const saveEmailInput = z.discriminatedUnion("way", [
  z
    .strictObject({ ...smtpShape, password: z.string().max(512, "That is too long for a password.") })
    .refine(
      ({ encryption, user, host: name }) => encryption !== "none" || user === "" || LOOPBACK.has(name),
      {
        path: ["encryption"],
        message: "A password is only sent encrypted. Choose STARTTLS or TLS, or leave the user name empty.",
      },
    ),
  z.strictObject(graphShape),
]);
export type SaveEmailInput = z.output<typeof saveEmailInput>;
