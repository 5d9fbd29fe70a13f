import type { SaveEmailInput, SmtpConfig } from "#lib/messages/email/schema.ts";
import type { EmailView } from "#lib/messages/types.ts";

type Encryption = SmtpConfig["encryption"];

/** What is typed into the form, of both ways at once: changing the way loses nothing. */
export type EmailDraft = {
  way: "smtp" | "graph";
  host: string;
  port: string;
  encryption: Encryption;
  user: string;
  password: string;
  from: string;
  mailbox: string;
};

export type DraftFields = {
  draft: EmailDraft;
  onChange: (next: Partial<EmailDraft>) => void;
  errors: Readonly<Record<string, string>>;
};

const EMPTY: EmailDraft = {
  way: "smtp",
  host: "",
  port: "587",
  encryption: "starttls",
  user: "",
  password: "",
  from: "",
  mailbox: "",
};

/** The port each encryption usually has (RFC 8314). */
export const USUAL_PORTS: Record<Encryption, string> = { starttls: "587", tls: "465", none: "25" };

/** The form as it opens. */
export function draftOf(email: EmailView | null): EmailDraft {
  if (email === null) return EMPTY;
  const { config } = email;
  return config.way === "smtp" ? { ...EMPTY, ...config, port: String(config.port) } : { ...EMPTY, ...config };
}

/** What is sent: of the chosen way only. */
export function inputOf(draft: EmailDraft): SaveEmailInput {
  const { way, host, port, encryption, user, password, from, mailbox } = draft;
  if (way === "graph") return { way, mailbox: mailbox.trim() };
  return { way, host, port: Number(port), encryption, user, password, from: from.trim() };
}

/** The encryption chosen; the port follows while it is the usual one. */
export function withEncryption(draft: EmailDraft, encryption: Encryption): Partial<EmailDraft> {
  const isUsual = draft.port === USUAL_PORTS[draft.encryption] || draft.port === "";
  return isUsual ? { encryption, port: USUAL_PORTS[encryption] } : { encryption };
}
