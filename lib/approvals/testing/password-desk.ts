import { eq } from "drizzle-orm";
import { readFileSync } from "node:fs";
import { people, temporaryPasswords } from "#db/schema/index.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import type { RunPoint } from "#lib/entra/actions/run-types.ts";
import type { GraphClient, GraphWrite } from "#lib/entra/graph/types.ts";
import { describePasswords } from "#lib/entra/passwords/data.ts";
import { handOnPassword } from "#lib/entra/passwords/hand-on-password.ts";
import { revealPassword } from "#lib/entra/passwords/reveal-password.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { submitAction } from "../submit-action.ts";
import { fileDesk, findApp, newTarget, prepare } from "./desk-bed.ts";
import type { PracticeTenant } from "./practice-tenant.ts";
import { SEALING_KEY } from "./sealing-key.ts";

const reset = ACTIONS["reset-password"];

/** A desk with a database file, a person whose password is reset, and what left for Entra. */
export async function passwordDesk(tenant: PracticeTenant) {
  const bed = fileDesk(tenant);
  const { desk, path } = bed;
  const target = await newTarget(tenant, await findApp(tenant, "Figma"));
  await prepare(desk, reset, target);
  await tenant.calm();
  /** Every password that was sent. */
  const sent: string[] = [];
  const recording = (write: (call: GraphWrite) => ReturnType<GraphClient["write"]>): GraphClient => ({
    ...desk.graph,
    write: (call) => {
      sent.push(JSON.parse(JSON.stringify(call.body)).passwordProfile.password);
      return write(call);
    },
  });
  const submit = (
    options: {
      write?: (call: GraphWrite) => ReturnType<GraphClient["write"]>;
      onPoint?: (p: RunPoint) => void;
    } = {},
  ) => {
    const graph = recording(options.write ?? ((call) => desk.graph.write(call)));
    const { onPoint } = options;
    return submitAction(desk.context(), desk.wish(reset, target), () => ({
      ...desk.tools(),
      graph,
      ...(onPoint === undefined ? {} : { onPoint }),
    }));
  };
  const somebody = (role: Role, objectId: string | null = null): Context => {
    const ctx = desk.context(role, objectId);
    if (ctx.actor.kind !== "member") throw new Error("The desk's context is a member's.");
    return { ...ctx, actor: { ...ctx.actor, id: newId(), displayName: "Somebody Else" } };
  };
  return {
    ...bed,
    target,
    sent,
    submit,
    somebody,
    reveal: (runId: string, ctx = desk.context()) => revealPassword(ctx, { runId }, SEALING_KEY),
    handOn: (runId: string, ctx = desk.context()) => handOnPassword(ctx, { runId }),
    view: (runId: string, ctx = desk.context()) => describePasswords(ctx, [runId]).get(runId) ?? null,
    row: () => desk.db.select().from(temporaryPasswords).get(),
    /** Gives the person a manager. */
    manager: (status: "Active" | "Blocked" = "Active") => {
      const boss = new Company(desk.db).person({ displayName: "Hannah Lindqvist", status });
      desk.db.update(people).set({ managerId: boss.id }).where(eq(people.objectId, target.person)).run();
      return boss;
    },
    /** Is this text in a file of the database, page by page as it lies there? */
    isOnDisk: (text: string) =>
      [path, `${path}-wal`, `${path}-shm`].some((file) => readFileSync(file).includes(text)),
    /** Everything people can read or export, as text. */
    written: () => JSON.stringify([desk.audit(), desk.timeline(), desk.runs()]),
  };
}
