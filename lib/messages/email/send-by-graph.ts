import { GraphError } from "#lib/entra/graph/errors.ts";
import { sendMail } from "#lib/entra/graph/paths.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import { newId } from "#lib/platform/ids.ts";
import { SendFailure } from "../outbox/send-failure.ts";
import { retryRefused } from "../retry-refused.ts";
import type { Mail, SendMail } from "./mail.ts";

/**
 * Sends from a mailbox of the tenant. Graph answers 202 when it has taken the message, not when it has arrived.
 * Source: learn.microsoft.com/graph/api/user-sendmail
 */
export function graphSender(open: () => GraphClient, mailbox: string): SendMail {
  return async (mail) => {
    try {
      await retryRefused(() => sendOnce(open(), mailbox, mail));
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      throw failureOf(error, mailbox);
    }
  };
}

async function sendOnce(graph: GraphClient, mailbox: string, { to, subject, html }: Mail): Promise<void> {
  await graph.write({
    method: "POST",
    path: sendMail(mailbox),
    body: {
      message: {
        subject,
        body: { contentType: "HTML", content: html },
        toRecipients: [{ emailAddress: { address: to.address, name: to.name } }],
      },
      saveToSentItems: false,
    },
    priority: "low",
    clientRequestId: newId(),
  });
}

function failureOf(error: GraphError, mailbox: string): SendFailure {
  const forGood = (message: string) => new SendFailure(message, { isPermanent: true });
  switch (error.kind) {
    case "missing-permission":
      return forGood("The permission Mail.Send was not granted. Reconnect Entra with “Send email”.");
    case "refused":
      return forGood(`Microsoft does not let Gatehouse send as ${mailbox}. A policy in Exchange limits it.`);
    case "not-found":
      return forGood(`${mailbox} has no mailbox in Exchange Online.`);
    case "needs-reauthorization":
      return new SendFailure("Entra needs reauthorization.", { isChannelDown: true });
    case "throttled":
    case "unavailable":
      return new SendFailure("Microsoft did not take the message just now.", { isChannelDown: true });
    case "unknown-outcome":
      return new SendFailure("Microsoft did not say whether it took the message.", { isChannelDown: true });
    default:
      return forGood(`Microsoft refused the message (${error.code ?? error.kind}).`);
  }
}
