import type { Database } from "#db/client.ts";
import type { Clock } from "./clock.ts";

export type Role = "admin" | "agent" | "employee";

/**
 * Who acts. Members come from a session or a personal access key; the worker and the command line act for
 * the workspace; a machine is another system with a key for one door.
 */
export type Actor =
  | {
      kind: "member";
      id: string;
      sessionId: string;
      displayName: string;
      email: string;
      role: Role;
      /** The person in Entra this member is; null for a local account. */
      objectId: string | null;
      tenantId: string | null;
    }
  | { kind: "machine"; id: string; displayName: string; scopes: readonly string[] }
  /** The worker itself, or a workflow or playbook that it carries out: `workflow:<id>`, `playbook:<id>`, by its name. */
  | { kind: "worker"; id: string; displayName: string }
  | { kind: "command-line"; id: "command-line"; displayName: "Command line" };

/** Handed to every verb and read: the database, the time, and who asks. */
export type Context = { db: Database; clock: Clock; actor: Actor };

export const workerActor = {
  kind: "worker",
  id: "worker",
  displayName: "Gatehouse",
} as const satisfies Actor;
export const commandLineActor = {
  kind: "command-line",
  id: "command-line",
  displayName: "Command line",
} as const;

const WORKFLOW = "workflow:";
const PLAYBOOK = "playbook:";

/** Who acts when a workflow does: limits, approvals and the audit tell workflows apart by it. */
export function workflowActor(workflowId: string, name: string): Actor {
  return { kind: "worker", id: `${WORKFLOW}${workflowId}`, displayName: name };
}

/** The same for a playbook that acts without a click. */
export function playbookActor(playbookId: string, name: string): Actor {
  return { kind: "worker", id: `${PLAYBOOK}${playbookId}`, displayName: name };
}

/** Is this the id of a workflow's or a playbook's actor? */
export function isWorkflowActor(actorId: string): boolean {
  return actorId.startsWith(WORKFLOW) || actorId.startsWith(PLAYBOOK);
}
