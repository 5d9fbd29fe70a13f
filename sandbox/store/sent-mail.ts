import { z } from "zod";
import type { Store } from "./store.ts";

const mailSchema = z.object({
  subject: z.string(),
  contentType: z.string(),
  content: z.string(),
  to: z.array(z.object({ address: z.string(), name: z.string() })),
  isSaved: z.boolean(),
});
export type Mail = z.infer<typeof mailSchema>;

/** Keeps what Exchange would have sent: nothing leaves the practice tenant. */
export function keepMail(store: Store, mailbox: string, mail: Mail): void {
  store.db
    .prepare("insert into sent_mail (at, mailbox, mail) values (?, ?, ?)")
    .run(store.now(), mailbox, JSON.stringify(mail));
}

/** Everything sent, oldest first. */
export function listMail(store: Store): (Mail & { at: number; from: string })[] {
  const rows = store.db
    .prepare<[], { at: number; mailbox: string; mail: string }>(
      "select at, mailbox, mail from sent_mail order by seq",
    )
    .all();
  return rows.map(({ at, mailbox, mail }) => ({ at, from: mailbox, ...mailSchema.parse(JSON.parse(mail)) }));
}
