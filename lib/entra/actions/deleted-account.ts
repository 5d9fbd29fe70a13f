import { GraphError } from "#lib/entra/graph/errors.ts";
import { deletedItem, restoreDeleted, user } from "#lib/entra/graph/paths.ts";
import type { ActionCall, Proof, WriteResult } from "./types.ts";

/** Microsoft keeps a deleted account for this long; then it is gone for good. */
export const RESTORABLE_MS = 30 * 24 * 60 * 60_000;

/** Permissions for both ways: the least powerful first. */
export const DELETE_PERMISSIONS = [["User.DeleteRestore.All", "User.ReadWrite.All"]] as const;

/**
 * Puts the account into Entra's bin; one that is there already is already so.
 * Source: learn.microsoft.com/graph/api/user-delete
 */
export async function deleteAccount(call: ActionCall): Promise<WriteResult> {
  try {
    return await call.graph.write({
      method: "DELETE",
      path: user(call.personObjectId),
      priority: "high",
      clientRequestId: call.clientRequestId,
    });
  } catch (error) {
    if (!isNotFound(error) || !(await isInBin(call))) throw error;
    return { requestId: error.requestId, isAlreadySo: true };
  }
}

/**
 * Takes the account out of the bin, with its groups, apps and licences.
 * Source: learn.microsoft.com/graph/api/directory-deleteditems-restore
 */
export function restoreAccount(call: ActionCall): Promise<WriteResult> {
  return call.graph.write({
    method: "POST",
    path: restoreDeleted(call.personObjectId),
    priority: "high",
    clientRequestId: call.clientRequestId,
  });
}

/** Proof that the account is in the bin, or gone from it for good. Throws `GraphError`. */
export async function proveDeleted(call: ActionCall): Promise<Proof> {
  if (await exists(call, deletedItem(call.personObjectId, { select: "id" }))) return { isSo: true };
  return { isSo: !(await exists(call, user(call.personObjectId, { select: "id" }))) };
}

/** Proof that the account is live again. Throws `GraphError`. */
export async function proveRestored(call: ActionCall): Promise<Proof> {
  return { isSo: await exists(call, user(call.personObjectId, { select: "id" })) };
}

/** A bin that can't be read now says nothing: the 404 stands. */
async function isInBin(call: ActionCall): Promise<boolean> {
  try {
    return await exists(call, deletedItem(call.personObjectId, { select: "id" }));
  } catch (error) {
    if (error instanceof GraphError) return false;
    throw error;
  }
}

async function exists(call: ActionCall, path: string): Promise<boolean> {
  try {
    await call.graph.get(path, { priority: "high" });
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

function isNotFound(error: unknown): error is GraphError {
  return error instanceof GraphError && error.kind === "not-found";
}
