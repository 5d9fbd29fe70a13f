import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";

/** How the server behaves: what it answers to a command that begins like this, or silence. */
export type MailServerHabits = {
  replies?: Record<string, string>;
  /** Without these it offers neither. */
  offers?: readonly string[];
  /** Takes the connection and says nothing. */
  isSilent?: boolean;
  /** Speaks TLS at once, with this certificate. */
  tls?: { pem: string; key: string };
};

export type MailServer = {
  port: number;
  /** Whole messages as they came in, headers and all. */
  received: string[];
  commands: string[];
  stop: () => Promise<void>;
};

const USUAL: Record<string, string> = {
  EHLO: "250",
  "AUTH PLAIN": "235 2.7.0 Accepted",
  "MAIL FROM": "250 OK",
  "RCPT TO": "250 OK",
  DATA: "354 Go on",
  RSET: "250 OK",
  QUIT: "221 Bye",
};

/** A small SMTP server on loopback (RFC 5321), for as long as a test needs it. */
export async function startMailServer(habits: MailServerHabits = {}): Promise<MailServer> {
  const received: string[] = [];
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const welcome = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    if (habits.isSilent === true) return;
    converse(socket, habits, { received, commands });
  };
  const { tls } = habits;
  const server =
    tls === undefined
      ? createServer(welcome)
      : createTlsServer({ cert: tls.pem, key: tls.key }, welcome).on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: portOf(server), received, commands, stop: () => stop(server, sockets) };
}

function converse(
  socket: Socket,
  { replies = {}, offers = [] }: MailServerHabits,
  kept: Pick<MailServer, "received" | "commands">,
): void {
  let text = "";
  let isData = false;
  const say = (line: string) => void socket.write(`${line}\r\n`);
  say(replies["greeting"] ?? "220 mail.calder.example ESMTP");
  socket.on("data", (chunk) => {
    text += chunk.toString("utf8");
    for (let end = text.indexOf(isData ? "\r\n.\r\n" : "\r\n"); end >= 0;) {
      const part = text.slice(0, end);
      text = text.slice(end + (isData ? 5 : 2));
      if (isData) {
        isData = false;
        const answer = replies["content"] ?? "250 2.0.0 Taken";
        if (answer.startsWith("2")) kept.received.push(part);
        say(answer);
      } else {
        kept.commands.push(part);
        isData = command(part, { replies, offers }, say);
      }
      end = text.indexOf(isData ? "\r\n.\r\n" : "\r\n");
    }
  });
}

/** Answers one command; true when a message follows. */
function command(
  line: string,
  { replies, offers }: Required<Pick<MailServerHabits, "replies" | "offers">>,
  say: (line: string) => void,
): boolean {
  const known = Object.keys(USUAL).find((begin) => line.toUpperCase().startsWith(begin)) ?? "";
  const answer = replies[known] ?? USUAL[known] ?? "502 5.5.1 Unknown";
  if (known === "EHLO" && answer === "250")
    for (const [at, offer] of ["mail.calder.example", ...offers].entries())
      say(`250${at === offers.length ? " " : "-"}${offer}`);
  else say(answer);
  return known === "DATA" && answer.startsWith("3");
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The mail server does not listen.");
  return address.port;
}

function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}
