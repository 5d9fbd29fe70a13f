import { z } from "zod";
import { checkAccount } from "./account-eligibility.ts";
import { defineAction } from "./define-action.ts";
import { DELETE_PERMISSIONS, proveRestored, restoreAccount } from "./deleted-account.ts";
import type { ActionFacts, Eligibility } from "./types.ts";

/**
 * Takes an account back out of Entra's bin. Whether it comes back blocked is not documented: until the
 * next sync has read it, the mirror takes it for active.
 * Source: learn.microsoft.com/graph/api/directory-deleteditems-restore
 */
export const restoreUser = defineAction({
  key: "restore-user",
  title: "Restore user",
  sentence: "Brings a deleted account back, with its groups and apps.",
  subject: "person",
  input: z.strictObject({}),
  fields: [],
  permissions: DELETE_PERMISSIONS,
  severity: "medium",
  actsOn: "deleted",
  canEnd: false,
  makesPassword: false,
  isDestructive: false,
  isRefusedOnSelf: true,
  confirm: ({ person }) => `Restore ${person.displayName} in Entra?`,
  button: "Restore user",
  icon: "archive-restore",
  shortcut: "d",
  mark: "gains",
  words: {
    past: "restored {person} in Entra",
    bare: "restore {person} in Entra",
    running: "Restoring in Entra",
    alreadySo: "{person} is not deleted in Entra",
    result: "Restored",
  },
  note: () =>
    "Groups and apps show here after the next sync. If sign-in was blocked before, it may still be.",
  summarize: ({ person }) => [
    { mark: "gains", strong: "The account", text: `of ${person.displayName}, with its groups and apps` },
    { mark: "stays", strong: null, text: "The password stays as it was" },
  ],
  eligibility: checkRestore,
  run: restoreAccount,
  verify: proveRestored,
  mirror: ({ person, now }) => [
    { kind: "account", personObjectId: person.objectId, isDeleted: false, at: now },
  ],
  before: ({ person }) => ({ deletedAt: person.deletedAt }),
  inverse: "delete-user",
  redact: [],
});

function checkRestore({ person }: ActionFacts): Eligibility {
  const refusal = checkAccount(person, "Restore the account in Active Directory.");
  if (refusal !== null) return refusal;
  if (person.status === "Deleted") return { status: "ready" };
  return { status: "already-so", since: null, sentence: "The account is not deleted." };
}
