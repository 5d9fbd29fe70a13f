import { auditEntries, messages, messageSends } from "#db/schema/index.ts";
import { memberDesk } from "#lib/members/testing.ts";
import { workerActor } from "#lib/platform/context.ts";
import { keptKeyOf } from "#lib/platform/secrets.ts";
import { saveEmail } from "../email/save-email.ts";
import type { SaveEmailInput } from "../email/schema.ts";
import { sendDueMessages, type SendOne } from "../outbox/send-due-messages.ts";
import { queueMessage } from "../queue/queue-message.ts";

export const TEST_KEY = keptKeyOf(Buffer.alloc(32, 7));

export const SMTP: Extract<SaveEmailInput, { way: "smtp" }> = {
  way: "smtp",
  host: "127.0.0.1",
  port: 25,
  encryption: "none",
  user: "",
  password: "",
  from: "it-desk@calder.example",
};

/** A desk with an admin, an agent and an employee, and messages to send. */
export function messageDesk() {
  const desk = memberDesk();
  const admin = desk.signedIn("admin", "Kwame Mensah");
  const agent = desk.signedIn("agent", "Noor Haidari");
  const employee = desk.signedIn("employee", "Ikram Benali");
  const worker = { db: desk.db, clock: desk.clock, actor: workerActor };
  const email = (input: Partial<typeof SMTP> = {}) => saveEmail(admin, { ...SMTP, ...input }, () => TEST_KEY);
  /** Noor answers Ikram's request; each number is another answer. */
  const answer = (subjectId = "1") =>
    queueMessage(agent, {
      kind: "request-answered",
      subjectId,
      to: [{ objectId: null, memberId: employee.actor.id }],
      facts: { by: "Noor Haidari", number: "7", title: "A camera" },
    });
  const rows = () => desk.db.select().from(messages).all();
  const sends = () => desk.db.select().from(messageSends).all();
  const send = (sendOne: SendOne) => sendDueMessages(worker, { email: sendOne, teams: sendOne });
  const lastAudit = () =>
    desk.db
      .select()
      .from(auditEntries)
      .all()
      .findLast(({ event }) => event.startsWith("message."));
  const passMinutes = (minutes: number) => void (desk.time.now += minutes * 60_000);
  return {
    ...desk,
    admin,
    agent,
    employee,
    worker,
    email,
    answer,
    rows,
    sends,
    send,
    lastAudit,
    passMinutes,
  };
}
