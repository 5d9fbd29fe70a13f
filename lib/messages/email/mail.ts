/** One email, ready to leave. All of it is plain text but `html`, whose values are escaped. */
export type Mail = {
  to: { address: string; name: string };
  subject: string;
  text: string;
  html: string;
  /** The same for every try of one message, so that a mail server can tell a second one. */
  messageId: string;
};

/** Sends by one way; throws `SendFailure`. */
export type SendMail = (mail: Mail) => Promise<void>;
