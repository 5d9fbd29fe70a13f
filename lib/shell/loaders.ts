import "server-only";
import { env } from "#lib/platform/env.ts";
import { pageContext } from "#lib/platform/session.ts";
import { readFirstTaskList } from "./first-tasks-data.ts";

/** The first tasks above the inbox; null for whom they are not, and once they are put away. */
export async function loadFirstTaskList() {
  return readFirstTaskList(await pageContext(), env().isPractice);
}
