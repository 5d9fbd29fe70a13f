import { z } from "zod";
import { defineAction } from "./define-action.ts";
import { checkSignIn, proveSignIn, SIGN_IN_PERMISSIONS, writeSignIn } from "./sign-in-switch.ts";

export const unblockSignIn = defineAction({
  key: "unblock-sign-in",
  title: "Unblock sign-in",
  sentence: "Lets the person sign in again.",
  subject: "person",
  input: z.strictObject({}),
  fields: [],
  permissions: SIGN_IN_PERMISSIONS,
  severity: "medium",
  actsOn: "live",
  canEnd: false,
  makesPassword: false,
  isDestructive: false,
  isRefusedOnSelf: true,
  confirm: ({ person }) => `Let ${person.displayName} sign in again?`,
  button: "Unblock sign-in",
  icon: "circle-check",
  shortcut: "b",
  mark: "gains",
  words: {
    past: "unblocked sign-in for {person}",
    bare: "unblock sign-in for {person}",
    running: "Unblocking in Entra",
    alreadySo: "Sign-in is not blocked for {person}",
    result: "Unblocked",
  },
  note: null,
  summarize: ({ person }) => [
    { mark: "gains", strong: "Sign-in", text: `of ${person.displayName}` },
    { mark: "stays", strong: null, text: "Password, groups and apps stay" },
  ],
  eligibility: (facts) => checkSignIn(facts, "Active"),
  run: (call) => writeSignIn(call, true),
  verify: (call) => proveSignIn(call, true),
  mirror: ({ person }) => [{ kind: "sign-in", personObjectId: person.objectId, isBlocked: false }],
  before: ({ person }) => ({ status: person.status }),
  inverse: "block-sign-in",
  redact: [],
});
