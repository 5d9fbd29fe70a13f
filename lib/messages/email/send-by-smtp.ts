import "server-only";
import { createTransport } from "nodemailer";
import type { SendMail } from "./mail.ts";
import type { SmtpConfig } from "./schema.ts";
import { smtpFailure } from "./smtp-failure.ts";

const CONNECT_MS = 10_000;
const IDLE_MS = 20_000;

/**
 * Sends by the company's mail server, one connection per message. STARTTLS is required where it is chosen:
 * a server that does not offer it gets neither password nor message.
 */
export function smtpSender(config: SmtpConfig, password: string | null): SendMail {
  const { host, port, encryption, user, from } = config;
  const transport = createTransport({
    host,
    port,
    secure: encryption === "tls",
    requireTLS: encryption === "starttls",
    ignoreTLS: encryption === "none",
    ...(user === "" ? {} : { auth: { user, pass: password ?? "" } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: IDLE_MS,
    // No message may make it read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (mail) => {
    try {
      await transport.sendMail({
        from: { name: "Gatehouse", address: from },
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.messageId}@${from.split("@")[1] ?? "gatehouse"}>`,
        // RFC 3834 and Exchange's own: no out-of-office answers to these.
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
      });
    } catch (error) {
      throw smtpFailure(error, config);
    } finally {
      transport.close();
    }
  };
}
