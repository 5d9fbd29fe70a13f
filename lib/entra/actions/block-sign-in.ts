import { z } from "zod";
import { defineAction } from "./define-action.ts";
import { checkSignIn, proveSignIn, SIGN_IN_PERMISSIONS, writeSignIn } from "./sign-in-switch.ts";

export const blockSignIn = defineAction({
  key: "block-sign-in",
  title: "Block sign-in",
  sentence: "Stops new sign-ins; groups, apps and data stay.",
  subject: "person",
  input: z.strictObject({}),
  fields: [],
  permissions: SIGN_IN_PERMISSIONS,
  severity: "medium",
  actsOn: "live",
  canEnd: false,
  makesPassword: false,
  isDestructive: true,
  isRefusedOnSelf: true,
  confirm: ({ person }) => `Stop ${person.displayName} from signing in?`,
  button: "Block sign-in",
  icon: "ban",
  shortcut: "b",
  mark: "loses",
  words: {
    past: "blocked sign-in for {person}",
    bare: "block sign-in for {person}",
    running: "Blocking in Entra",
    alreadySo: "Sign-in is already blocked for {person}",
    result: "Blocked",
  },
  note: () => "Sessions that are open now go on until they are revoked.",
  summarize: ({ person }) => [
    { mark: "loses", strong: "Sign-in", text: `of ${person.displayName}` },
    { mark: "stays", strong: null, text: "Open sessions, groups and apps stay" },
  ],
  eligibility: (facts) => checkSignIn(facts, "Blocked"),
  run: (call) => writeSignIn(call, false),
  verify: (call) => proveSignIn(call, false),
  mirror: ({ person }) => [{ kind: "sign-in", personObjectId: person.objectId, isBlocked: true }],
  before: ({ person }) => ({ status: person.status }),
  inverse: "unblock-sign-in",
  redact: [],
});
