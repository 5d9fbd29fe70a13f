"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { makeMachineKey } from "./make-machine-key.ts";
import { makePersonalKey } from "./make-personal-key.ts";
import { revokeKey } from "./revoke-key.ts";
import { keyIdInput, machineKeyInput, personalKeyInput } from "./schema.ts";

/** Makes a key of one's own; the answer holds it, this once. */
export const makePersonalKeyAction = serverAction(
  {
    name: "makePersonalKey",
    roles: ["employee", "agent", "admin"],
    input: personalKeyInput,
    needsProof: true,
  },
  makePersonalKey,
);

/** Makes a key for another system; the answer holds it, this once. */
export const makeMachineKeyAction = serverAction(
  { name: "makeMachineKey", roles: ["admin"], input: machineKeyInput, needsProof: true },
  makeMachineKey,
);

/** Ends a key. */
export const revokeKeyAction = serverAction(
  { name: "revokeKey", roles: ["employee", "agent", "admin"], input: keyIdInput },
  (ctx, { keyId }) => revokeKey(ctx, keyId),
);
