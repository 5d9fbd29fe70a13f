import "server-only";
import { and, count, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { actionRuns, approvalRules, members } from "#db/schema/index.ts";
import { peopleCounts } from "#lib/directory/people-counts.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { areFirstTasksAway } from "#lib/workspace/workspace-settings.ts";

/** What to do first, and how far it is. `isDone` is null for what no row can tell. */
export type FirstTask = {
  key: "connect" | "people" | "scope" | "agent" | "rule" | "action";
  href: string;
  title: string;
  text: string;
  isDone: boolean | null;
  state: string;
};

export type FirstTaskList = { tasks: FirstTask[]; isPractice: boolean };

/** The list on the Requests page: for admins, until one of them puts it away. */
export function readFirstTaskList({ db, actor }: MemberContext, isPractice: boolean): FirstTaskList | null {
  if (actor.role !== "admin" || areFirstTasksAway(db)) return null;
  return { tasks: readFirstTasks(db), isPractice };
}

/** Every first task in the order to do them. For admins only. */
export function readFirstTasks(db: Database): FirstTask[] {
  const agents = countAgents(db);
  const rules = db.select({ n: count() }).from(approvalRules).get()?.n ?? 0;
  const isTried = hasRunAction(db);
  return [
    ...directoryTasks(db),
    {
      key: "agent",
      href: "/settings/members",
      title: "Make somebody an agent",
      text: "Whoever has signed in is listed under Members. Agents answer requests and take actions.",
      isDone: agents > 0,
      state: agents === 0 ? "Nobody yet" : amount(agents, "agent"),
    },
    {
      key: "rule",
      href: "/settings/approval-rules",
      title: "Say what takes an approval",
      text: "Shipped: deleting a user takes an admin’s approval. Keep it so, or add rules.",
      isDone: rules > 0,
      state: rules === 0 ? "No rule" : amount(rules, "rule"),
    },
    {
      key: "action",
      href: "/requests",
      title: "Try an action from a request",
      text: "Open any request and add its requester to a group.",
      isDone: isTried,
      state: isTried ? "Done" : "Not yet",
    },
  ];
}

function directoryTasks(db: Database): FirstTask[] {
  const connection = findConnection(db);
  const isConnected = connection !== null && connection.finishedAt !== null;
  const isScoped = isConnected && connection.scope.groups.by !== "all";
  const notYet = "After connecting";
  return [
    {
      key: "connect",
      href: "/settings/integrations",
      title: "Connect Microsoft Entra ID",
      text: "People, groups and apps come from there, and actions go there.",
      isDone: connection?.status === "Connected",
      state: connection?.status ?? "Not connected",
    },
    {
      key: "people",
      href: "/people",
      title: "Check the People list",
      text: "The count should match the active users of your tenant.",
      isDone: null,
      state: isConnected ? amount(peopleCounts(db).active, "person", "people") : notYet,
    },
    {
      key: "scope",
      href: isConnected ? "/settings/integrations/entra#scope" : "/settings/integrations",
      title: "Scope the groups",
      text: "All of them are shown at first. Choose fewer, and see beforehand what leaves.",
      isDone: isScoped,
      state: isConnected ? groupsInScope(db, isScoped) : notYet,
    },
  ];
}

const amount = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

function groupsInScope(db: Database, isScoped: boolean): string {
  const { n } = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM groups WHERE in_scope = 1`);
  return isScoped || n < 2 ? amount(n, "group") : `All ${amount(n, "group")}`;
}

function countAgents(db: Database): number {
  const isAgent = and(eq(members.role, "agent"), isNull(members.disabledAt));
  return db.select({ n: count() }).from(members).where(isAgent).get()?.n ?? 0;
}

function hasRunAction(db: Database): boolean {
  const hasWorked = inArray(actionRuns.state, ["done", "verified"]);
  return db.select({ id: actionRuns.id }).from(actionRuns).where(hasWorked).limit(1).get() !== undefined;
}
