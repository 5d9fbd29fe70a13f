import "server-only";
import type { Context } from "#lib/platform/context.ts";
import { sha256 } from "#lib/platform/ids.ts";
import { openFollowUp, type FollowUp } from "#lib/requests/open-follow-up.ts";
import { AGENT_ID, AGENT_NAME } from "./ask-requester.ts";

/**
 * Opens a request for people to work on, written by the IT Agent whoever clicked; the same `key` opens it once.
 * Throws `DeskError` without the service.
 */
export function openIncident(
  ctx: Context,
  incident: Omit<FollowUp, "id"> & { key: string },
): { number: number } {
  const { key, ...wish } = incident;
  const hex = sha256(`incident:${key}`);
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  const actor = { kind: "worker", id: AGENT_ID, displayName: AGENT_NAME } as const;
  return openFollowUp({ ...ctx, actor }, { ...wish, id, title: wish.title.slice(0, 160) });
}
