/** Why a message did not go out. `message` is one sentence for admins. */
export class SendFailure extends Error {
  /** Trying again can't help until somebody changes something. */
  readonly isPermanent: boolean;
  /** The channel itself does not answer: the others that wait for it need not be tried now. */
  readonly isChannelDown: boolean;

  constructor(message: string, about: { isPermanent?: boolean; isChannelDown?: boolean } = {}) {
    super(message);
    this.name = "SendFailure";
    this.isPermanent = about.isPermanent === true;
    this.isChannelDown = about.isChannelDown === true;
  }
}
