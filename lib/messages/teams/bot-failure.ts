import { GraphError } from "#lib/entra/graph/errors.ts";
import type { WireAnswer } from "#lib/entra/graph/transport.ts";
import { SendFailure } from "../outbox/send-failure.ts";

const forGood = (message: string) => new SendFailure(message, { isPermanent: true });
const later = (message: string) => new SendFailure(message, { isChannelDown: true });

/** What a refusal of the Bot Connector means. `name` is the person's. */
export function connectorFailure({ status, text }: WireAnswer, name: string): SendFailure {
  const code = codeOf(text);
  if (code === "MessageWritesBlocked")
    return forGood(`${name} has blocked or removed the Gatehouse app in Teams.`);
  if (status === 401) return forGood("Teams does not accept the bot's token. Check its ID and directory.");
  if (status === 429 || status >= 500) return later("Teams did not take the message just now.");
  return forGood(`Teams refused the message (${code ?? status}).`);
}

/** What a refusal of the token endpoint means. */
export function tokenFailure({ status, text }: WireAnswer): SendFailure {
  if (status === 429 || status >= 500) return later("Microsoft gave the bot no token just now.");
  const code = /AADSTS\d+/.exec(text)?.[0];
  return forGood(`Microsoft refused the bot's ID or secret (${code ?? status}).`);
}

/** What a refusal to install the app for somebody means; null when it is there already. */
export function installFailure(error: unknown, name: string): SendFailure | null {
  if (!(error instanceof GraphError)) throw error;
  switch (error.kind) {
    case "conflict":
      return null;
    case "missing-permission":
      return forGood(
        "The permission TeamsAppInstallation.ReadWriteSelfForUser.All was not granted. Reconnect Entra with “Message people in Teams”.",
      );
    case "not-found":
      return forGood(`The app is not in the catalogue of Teams, or ${name} is not in the directory.`);
    case "refused":
      return forGood(`Teams does not let the app be installed for ${name}. A policy there limits it.`);
    case "needs-reauthorization":
      return later("Entra needs reauthorization.");
    case "throttled":
    case "unavailable":
    case "unknown-outcome":
      return later("Microsoft did not install the app just now.");
    default:
      return forGood(`Microsoft refused to install the app (${error.code ?? error.kind}).`);
  }
}

/** Network failures of the transport, in our words. */
export function networkFailure(error: unknown): SendFailure {
  if (error instanceof SendFailure) return error;
  if (!(error instanceof GraphError)) throw error;
  return later("Teams did not answer.");
}

function codeOf(text: string): string | undefined {
  return /"code"\s*:\s*"(\w{1,60})"/.exec(text)?.[1];
}
