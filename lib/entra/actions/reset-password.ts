import { z } from "zod";
import { user } from "#lib/entra/graph/paths.ts";
import { checkAccount } from "./account-eligibility.ts";
import { defineAction } from "./define-action.ts";
import { notPossible } from "./eligibility.ts";
import type { ActionCall, ActionFacts, Eligibility, Proof, ProofBasis, WriteResult } from "./types.ts";

/** Entra's clock and ours may differ by this much and a new moment still counts as ours. */
const CLOCK_SKEW_MS = 60_000;
const SECOND_MS = 1_000;

/**
 * Sets a temporary password. A PATCH of its own: together with another property Entra refuses all of it
 * when one is not permitted. Sources: learn.microsoft.com/graph/api/user-update,
 * learn.microsoft.com/graph/api/resources/passwordprofile
 */
export const resetPassword = defineAction({
  key: "reset-password",
  title: "Reset password",
  sentence: "Sets a temporary password that must be changed at the next sign-in.",
  subject: "person",
  input: z.strictObject({}),
  fields: [],
  permissions: [["User-PasswordProfile.ReadWrite.All"]],
  severity: "medium",
  actsOn: "live",
  canEnd: false,
  makesPassword: true,
  isDestructive: true,
  isRefusedOnSelf: true,
  confirm: ({ person }) => `Give ${person.displayName} a temporary password?`,
  button: "Reset password",
  icon: "key-round",
  shortcut: "w",
  mark: "changes",
  words: {
    past: "gave {person} a temporary password",
    bare: "give {person} a temporary password",
    running: "Resetting in Entra",
    alreadySo: "The password of {person} has just been changed",
    result: "Reset",
  },
  note: () => "The temporary password is shown once, to you.",
  summarize: ({ person }) => [
    { mark: "loses", strong: "The password", text: `that ${person.displayName} has now` },
    { mark: "gains", strong: "A temporary password", text: "to be changed at the next sign-in" },
    { mark: "stays", strong: null, text: "Groups, apps and data stay" },
  ],
  eligibility: checkReset,
  run: writePassword,
  verify: provePasswordChange,
  // Entra counts whole seconds: a later change must not look older than this one.
  mirror: ({ person, now }) => [
    {
      kind: "password",
      personObjectId: person.objectId,
      changedAt: Math.floor(now / SECOND_MS) * SECOND_MS,
    },
  ],
  before: ({ person }) => ({ lastPasswordChangeAt: person.lastPasswordChangeAt }),
  whenRefused:
    "Entra refused, although the permission is granted: the app may also need the role User Administrator in Entra, or the person is privileged there. Do it in the Entra admin center.",
  inverse: null,
  whyNoInverse: "The old password can't be brought back. Reset it again to give a new one.",
  redact: [],
});

function checkReset({ person }: ActionFacts): Eligibility {
  const refusal = checkAccount(person, "Reset the password in Active Directory.");
  if (refusal !== null) return refusal;
  if (!person.isGuest) return { status: "ready" };
  return notPossible(
    "guest",
    "A guest's password lives in their own organization.",
    `${person.displayName} can reset it there.`,
  );
}

function writePassword(call: ActionCall): Promise<WriteResult> {
  if (call.password === null) throw new Error("A password was to be set without one.");
  return call.graph.write({
    method: "PATCH",
    path: user(call.personObjectId),
    body: { passwordProfile: { password: call.password, forceChangePasswordNextSignIn: true } },
    priority: "high",
    clientRequestId: call.clientRequestId,
  });
}

/** Did the password change since it was sent? Nobody but the person can prove which one it is now. */
async function provePasswordChange(
  { graph, personObjectId }: ActionCall,
  { sentAt, before }: ProofBasis,
): Promise<Proof> {
  const select = "id,lastPasswordChangeDateTime";
  const { body } = await graph.get(user(personObjectId, { select }), { priority: "high" });
  const moment = body?.["lastPasswordChangeDateTime"];
  const changedAt = typeof moment === "string" ? Date.parse(moment) : Number.NaN;
  const earlier = typeof before["lastPasswordChangeAt"] === "number" ? before["lastPasswordChangeAt"] : 0;
  return { isSo: changedAt >= sentAt - CLOCK_SKEW_MS && changedAt > earlier };
}
