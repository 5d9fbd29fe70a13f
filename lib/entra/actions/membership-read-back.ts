import { directoryObjectRef, memberRef, memberRefs, userMemberOf } from "#lib/entra/graph/paths.ts";
import type { ActionCall, Proof, WriteResult } from "./types.ts";

/**
 * Reads from Entra whether the person is a direct member of the group. Asked from the person's side:
 * a person has few groups, a group may have 100,000 people. Throws `GraphError`.
 * Source: learn.microsoft.com/graph/api/user-list-memberof
 */
export async function isDirectMember({ graph, personObjectId, groupObjectId }: ActionCall): Promise<boolean> {
  let next: string | undefined = userMemberOf(personObjectId, { select: "id", top: 999 });
  while (next !== undefined) {
    const page = await graph.getPage(next, { priority: "high" });
    if (page.value.some((object) => object["id"] === groupObjectId)) return true;
    next = page.nextLink;
  }
  return false;
}

/** Proof that the person is a member. */
export async function proveMember(call: ActionCall): Promise<Proof> {
  return { isSo: await isDirectMember(call) };
}

/** Proof that the person is not a member. */
export async function proveNoMember(call: ActionCall): Promise<Proof> {
  return { isSo: !(await isDirectMember(call)) };
}

/** Makes the person a member. Source: learn.microsoft.com/graph/api/group-post-members */
export function joinGroup(call: ActionCall): Promise<WriteResult> {
  return call.graph.write({
    method: "POST",
    path: memberRefs(groupOf(call)),
    body: directoryObjectRef(call.graphUrl, call.personObjectId),
    priority: "high",
    clientRequestId: call.clientRequestId,
  });
}

/** Ends the membership. Source: learn.microsoft.com/graph/api/group-delete-members */
export function leaveGroup(call: ActionCall): Promise<WriteResult> {
  return call.graph.write({
    method: "DELETE",
    path: memberRef(groupOf(call), call.personObjectId),
    priority: "high",
    clientRequestId: call.clientRequestId,
  });
}

/** The group a membership call is about; the form can't have left it out. */
function groupOf(call: ActionCall): string {
  if (call.groupObjectId === null) throw new Error("A membership action was called without a group.");
  return call.groupObjectId;
}
