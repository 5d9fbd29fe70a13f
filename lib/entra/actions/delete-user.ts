import { z } from "zod";
import { dayWords } from "#lib/workspace/date-words.ts";
import { checkAccount } from "./account-eligibility.ts";
import { defineAction } from "./define-action.ts";
import { DELETE_PERMISSIONS, deleteAccount, proveDeleted, RESTORABLE_MS } from "./deleted-account.ts";
import type { ActionFacts, Eligibility } from "./types.ts";

/** Source: learn.microsoft.com/graph/api/user-delete */
export const deleteUser = defineAction({
  key: "delete-user",
  title: "Delete user",
  sentence: "Moves the account to Entra's bin; it can be restored for 30 days.",
  subject: "person",
  input: z.strictObject({}),
  fields: [],
  permissions: DELETE_PERMISSIONS,
  severity: "high",
  actsOn: "live",
  canEnd: false,
  makesPassword: false,
  isDestructive: true,
  isRefusedOnSelf: true,
  confirm: ({ person }) => `Delete ${person.displayName} in Entra?`,
  button: "Delete user",
  icon: "trash-2",
  shortcut: "d",
  mark: "loses",
  words: {
    past: "deleted {person} in Entra",
    bare: "delete {person} in Entra",
    running: "Deleting in Entra",
    alreadySo: "{person} is already deleted in Entra",
    result: "Deleted",
  },
  note: ({ now, timeZone }) =>
    `Can be restored for 30 days, until ${dayWords(now + RESTORABLE_MS, timeZone)}.`,
  summarize: ({ person }) => [
    { mark: "loses", strong: "The account", text: `of ${person.displayName}: sign-in, every group and app` },
    { mark: "stays", strong: null, text: "Requests and history stay in Gatehouse" },
  ],
  eligibility: checkDelete,
  run: deleteAccount,
  verify: proveDeleted,
  mirror: ({ person, now }) => [
    { kind: "account", personObjectId: person.objectId, isDeleted: true, at: now },
  ],
  before: ({ person }) => ({ status: person.status }),
  inverse: "restore-user",
  redact: [],
});

function checkDelete({ person }: ActionFacts): Eligibility {
  const refusal = checkAccount(person, "Delete the account in Active Directory.");
  if (refusal !== null) return refusal;
  if (person.status !== "Deleted") return { status: "ready" };
  return { status: "already-so", since: person.deletedAt, sentence: "The account is deleted already." };
}
