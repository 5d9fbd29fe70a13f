import { user } from "#lib/entra/graph/paths.ts";
import type { GraphAnswer } from "#lib/entra/graph/types.ts";
import { checkAccount } from "./account-eligibility.ts";
import type { ActionCall, ActionFacts, Eligibility, Proof } from "./types.ts";

/** The permissions that switching sign-in needs: the least powerful pair first. */
export const SIGN_IN_PERMISSIONS = [
  ["User.EnableDisableAccount.All", "User.ReadWrite.All"],
  ["User.Read.All", "User.ReadWrite.All", "Directory.Read.All"],
] as const;

/** Sets `accountEnabled`. Source: learn.microsoft.com/graph/api/user-update */
export function writeSignIn(call: ActionCall, isEnabled: boolean): Promise<GraphAnswer> {
  return call.graph.write({
    method: "PATCH",
    path: user(call.personObjectId),
    body: { accountEnabled: isEnabled },
    priority: "high",
    clientRequestId: call.clientRequestId,
  });
}

/** Reads `accountEnabled` back. Throws `GraphError`. */
export async function proveSignIn({ graph, personObjectId }: ActionCall, isEnabled: boolean): Promise<Proof> {
  const { body } = await graph.get(user(personObjectId, { select: "id,accountEnabled" }), {
    priority: "high",
  });
  return { isSo: body?.["accountEnabled"] === isEnabled };
}

/** What stops a change of sign-in beside the common checks. */
export function checkSignIn({ person }: ActionFacts, wanted: "Active" | "Blocked"): Eligibility {
  const refusal = checkAccount(person, "Change the account in Active Directory.");
  if (refusal !== null) return refusal;
  if (person.status !== wanted) return { status: "ready" };
  const sentence = wanted === "Blocked" ? "Sign-in is already blocked." : "Sign-in is not blocked.";
  return { status: "already-so", since: null, sentence };
}
