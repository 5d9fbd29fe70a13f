import { SendFailure } from "../outbox/send-failure.ts";

type Server = { host: string; port: number };
type Known = { code?: string; command?: string; responseCode?: number; message: string };

/** Connection codes of Node and nodemailer, each with what it means for an admin. */
const CONNECTION: Record<string, (server: Server) => string> = {
  ECONNREFUSED: ({ host, port }) => `${host} refuses connections on port ${port}.`,
  ENOTFOUND: ({ host }) => `There is no server named ${host}.`,
  EDNS: ({ host }) => `There is no server named ${host}.`,
  ETIMEDOUT: ({ host, port }) => `${host} did not answer on port ${port} in time.`,
  EHOSTUNREACH: ({ host }) => `${host} can't be reached from here.`,
  ENETUNREACH: ({ host }) => `${host} can't be reached from here.`,
  ECONNRESET: ({ host }) => `${host} closed the connection.`,
  ECONNECTION: ({ host }) => `${host} closed the connection.`,
};

/** What went wrong, said precisely; what the server said is kept out of everything but its code. */
export function smtpFailure(error: unknown, server: Server): SendFailure {
  if (!isKnown(error)) return new SendFailure(`${server.host} could not be used.`, { isChannelDown: true });
  const { code = "", command = "", responseCode } = error;
  const said = responseCode === undefined ? "" : ` (${responseCode})`;
  // RFC 5321 §4.2.1: 5yz is for good, 4yz in passing.
  const isPermanent = responseCode !== undefined && responseCode >= 500;
  if (code === "ETLS" || isCertificateProblem(error))
    return new SendFailure(tlsWords(error, server), { isChannelDown: true });
  if (code === "EAUTH")
    return new SendFailure(`${server.host} refused the user name or password${said}.`, {
      isPermanent,
      isChannelDown: true,
    });
  if (command === "MAIL FROM" || command === "API")
    return new SendFailure(`${server.host} refused the sender address${said}.`, { isPermanent });
  if (code === "EENVELOPE" || command === "RCPT TO")
    return new SendFailure(`${server.host} refused the recipient${said}.`, { isPermanent });
  if (responseCode !== undefined)
    return new SendFailure(`${server.host} refused the message${said}.`, { isPermanent });
  const words = CONNECTION[rootCode(error)] ?? CONNECTION[code];
  return new SendFailure(words?.(server) ?? `${server.host} could not be used.`, { isChannelDown: true });
}

const isKnown = (error: unknown): error is Known => error instanceof Error;

/** nodemailer's ESOCKET wraps Node's own code, which its text names. */
function rootCode({ code = "", message }: Known): string {
  return Object.keys(CONNECTION).find((known) => message.includes(known)) ?? code;
}

function isCertificateProblem({ code = "", message }: Known): boolean {
  return /certificate|CERT_|wrong version number|ssl3_|self-signed/i.test(`${code} ${message}`);
}

function tlsWords({ message }: Known, { host, port }: Server): string {
  if (/wrong version number|ssl3_/i.test(message))
    return `${host} does not speak TLS at once on port ${port}. Try STARTTLS.`;
  if (/certificate|CERT_|self-signed/i.test(message))
    return `The certificate of ${host} is not trusted here.`;
  return `${host} offers no encryption on port ${port}.`;
}
