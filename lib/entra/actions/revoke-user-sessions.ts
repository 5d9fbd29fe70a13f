import { z } from "zod";
import { revokeSignInSessions, user } from "#lib/entra/graph/paths.ts";
import { defineAction } from "./define-action.ts";

/** Entra's clock and ours may differ by this much and a new moment still counts as ours. */
const CLOCK_SKEW_MS = 60_000;

/** Source: learn.microsoft.com/graph/api/user-revokesigninsessions */
export const revokeUserSessions = defineAction({
  key: "revoke-user-sessions",
  title: "Revoke user sessions",
  sentence: "Signs the person out on every device; they must sign in again.",
  subject: "person",
  input: z.strictObject({}),
  fields: [],
  permissions: [["User.RevokeSessions.All", "User.ReadWrite.All"]],
  severity: "medium",
  actsOn: "live",
  canEnd: false,
  makesPassword: false,
  isDestructive: true,
  isRefusedOnSelf: false,
  confirm: ({ person }) => `End every session of ${person.displayName}, on all devices?`,
  button: "Revoke sessions",
  icon: "log-out",
  shortcut: "v",
  mark: "loses",
  words: {
    past: "revoked all sessions of {person}",
    bare: "revoke the sessions of {person}",
    running: "Revoking in Entra",
    alreadySo: "The sessions of {person} are already revoked",
    result: "Revoked",
  },
  note: ({ person }) =>
    person.isGuest
      ? "A guest stays signed in where their own organization lets them; tokens already issued last up to about an hour."
      : "Tokens already issued can still work for up to about an hour.",
  summarize: ({ person }) => [
    { mark: "loses", strong: null, text: `Every session of ${person.displayName}, on all devices` },
    { mark: "stays", strong: null, text: "Password and access stay" },
  ],
  eligibility: () => ({ status: "ready" }),
  run: (call) =>
    call.graph.write({
      method: "POST",
      path: revokeSignInSessions(call.personObjectId),
      priority: "high",
      clientRequestId: call.clientRequestId,
    }),
  verify: async ({ graph, personObjectId }, { sentAt, before }) => {
    const select = "id,signInSessionsValidFromDateTime";
    const { body } = await graph.get(user(personObjectId, { select }), { priority: "high" });
    const moment = body?.["signInSessionsValidFromDateTime"];
    const validFrom = typeof moment === "string" ? Date.parse(moment) : Number.NaN;
    const earlier = typeof before["sessionsValidFromAt"] === "number" ? before["sessionsValidFromAt"] : 0;
    return { isSo: validFrom >= sentAt - CLOCK_SKEW_MS && validFrom > earlier };
  },
  mirror: ({ person, now }) => [{ kind: "sessions", personObjectId: person.objectId, validFromAt: now }],
  before: ({ person }) => ({ sessionsValidFromAt: person.sessionsValidFromAt }),
  inverse: null,
  whyNoInverse: "Sessions that were ended stay ended: the person signs in again.",
  redact: [],
});
