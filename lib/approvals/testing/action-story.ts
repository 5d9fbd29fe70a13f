import { and, eq } from "drizzle-orm";
import { connections, groups, members, memberships, people } from "#db/schema/index.ts";
import type { Database } from "#db/client.ts";
import { reapplyPendingMirrorPatches } from "#lib/entra/actions/pending-mirror-patches.ts";
import { reconcileActions } from "#lib/entra/actions/reconcile-actions.ts";
import { isOpen } from "#lib/entra/actions/run-state.ts";
import type { ActionKey } from "#lib/entra/actions/types.ts";
import { ALL_POWERS } from "#lib/entra/connection/permissions.ts";
import { deskFor } from "#lib/entra/sync/testing.ts";
import { cloneOf } from "#lib/entra/sync/testing/fault-bed.ts";
import { newId } from "#lib/platform/ids.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { submitAction } from "../submit-action.ts";
import { undoAction } from "../undo-action.ts";
import { ALL_PERMISSIONS } from "./action-desk.ts";
import { agentOf } from "./agent.ts";
import { newTarget } from "./desk-bed.ts";
import type { Effect, Fault, PracticeTenant } from "./practice-tenant.ts";
import type { Target } from "./target.ts";

const AGENT = "0f0e0d0c-0000-4000-8000-000000000001";
const NO_APP = { objectId: "", displayName: "", roles: [] };

/** One thing that happens; `who` is one of the two people. */
export type Step =
  | { does: "click"; who: 0 | 1; key: StoryAction; clicks: 1 | 2 }
  | { does: "undo" }
  | { does: "sync" }
  | { does: "reconcile" }
  | { does: "human"; who: 0 | 1; op: "add-member" | "remove-member" | "block" | "unblock" }
  | { does: "fault"; phase: Fault["phase"]; status: 429 | 503 | null }
  | { does: "wait"; minutes: number };
export type StoryAction = Extract<
  ActionKey,
  "add-user-to-group" | "remove-user-from-group" | "block-sign-in" | "unblock-sign-in"
>;

/** A desk that has imported the tenant; each story goes on from a copy of it. */
export async function importedDesk(tenant: PracticeTenant, db: Database): Promise<void> {
  await deskFor({ url: tenant.url }, { db }).importAll();
  db.update(connections)
    .set({ powers: [...ALL_POWERS], grantedPermissions: [...ALL_PERMISSIONS] })
    .run();
  const agent = { id: AGENT, email: "kwame@calder.example", displayName: "Kwame Mensah" };
  db.insert(members)
    .values({ ...agent, role: "agent", createdAt: Date.now() })
    .run();
}

/** How it all stands once everything has come to rest. */
export type Ending = {
  openRuns: number;
  /** Effects of ours that no run or more than one stands for. */
  strayEffects: Effect[];
  mirror: string[];
  tenant: string[];
};

/** Plays the steps and lets everything come to rest. */
export async function playStory(
  tenant: PracticeTenant,
  imported: Database,
  steps: readonly Step[],
): Promise<Ending> {
  await tenant.calm();
  const targets = [await newTarget(tenant, NO_APP), await newTarget(tenant, NO_APP)] as const;
  const since = (await tenant.effects()).length;
  // The common desk keeps up, so that no story begins with the strangers of all those before.
  await new Story(tenant, imported).sync();
  const story = new Story(tenant, cloneOf(imported));
  for (const step of steps) await story.play(step, targets);
  await tenant.calm();
  await story.rest();
  return story.ending(targets, since);
}

class Story {
  readonly tenant: PracticeTenant;
  readonly db: Database;
  #ahead = 0;

  constructor(tenant: PracticeTenant, db: Database) {
    this.tenant = tenant;
    this.db = db;
  }

  readonly #clock = { now: () => Date.now() + this.#ahead };
  readonly #pass = (ms: number) => void (this.#ahead += ms);
  readonly #tools = () => {
    const sleep = async (ms: number) => {
      this.#pass(ms);
      await new Promise((resolve) => setImmediate(resolve));
    };
    return { graph: this.tenant.graph({ clock: this.#clock, sleep }), graphUrl: this.tenant.url, sleep };
  };
  readonly #ctx = () => ({ db: this.db, clock: this.#clock, actor: agentOf(AGENT) });
  readonly #runs = () => this.db.query.actionRuns.findMany().sync();

  async play(step: Step, targets: readonly [Target, Target]): Promise<void> {
    if (step.does === "click") await this.#click(step, targets[step.who]);
    else if (step.does === "undo") await this.#undo();
    else if (step.does === "sync") await this.sync();
    else if (step.does === "reconcile") await this.#reconcile();
    else if (step.does === "wait") this.#pass(step.minutes * 60_000);
    else if (step.does === "human") await this.#human(step.op, targets[step.who]);
    else {
      const effect = step.status === null ? { reset: true } : { status: step.status };
      const match = { path: "/v1\\.0/(groups/[^/]+/members/|users/[^/?]+$)", times: 1 };
      await this.tenant.fault({ match, phase: step.phase, effect });
    }
  }

  async #click(step: Extract<Step, { does: "click" }>, target: Target): Promise<void> {
    const isAboutGroup = step.key.includes("group");
    const input = isAboutGroup ? { groupObjectId: target.group } : {};
    const wish = { actionKey: step.key, subjectObjectId: target.person, input };
    const clicks = Array.from({ length: step.clicks }, () =>
      submitAction(this.#ctx(), { ...wish, idempotencyKey: newId() }, this.#tools).catch(refusal),
    );
    await Promise.all(clicks);
  }

  async #undo(): Promise<void> {
    const last = this.#runs().findLast(({ state, undoneBy }) => isEffective(state) && undoneBy === null);
    if (last === undefined) return;
    const wish = { runId: last.id, idempotencyKey: newId() };
    await undoAction(this.#ctx(), wish, this.#tools).catch(refusal);
  }

  async #human(op: Extract<Step, { does: "human" }>["op"], { person, group }: Target): Promise<void> {
    if (op === "add-member" || op === "remove-member") await this.tenant.edit({ op, group, member: person });
    else await this.tenant.edit({ op: "user", user: person, set: { accountEnabled: op === "unblock" } });
  }

  async sync(): Promise<void> {
    const sync = deskFor({ url: this.tenant.url }, { db: this.db, clock: this.#clock });
    const result = await sync.cycle("delta", { onApplied: reapplyPendingMirrorPatches });
    if (result.status !== "completed") throw new Error(`a sync ended as ${JSON.stringify(result)}`);
  }

  #reconcile() {
    return reconcileActions({ db: this.db, clock: this.#clock, openTools: this.#tools });
  }

  /** Time passes until nothing is due, the overlay is over and a sync has read all of it. */
  async rest(): Promise<void> {
    for (let turns = 0; turns < 60; turns += 1) {
      const { nextAt } = await this.#reconcile();
      if (nextAt === null) break;
      this.#pass(Math.max(1, nextAt - this.#clock.now()));
    }
    this.#pass(16 * 60_000);
    await this.sync();
  }

  async ending(targets: readonly [Target, Target], since: number): Promise<Ending> {
    const runs = this.#runs();
    const effects = (await this.tenant.effects(since)).filter((effect) =>
      targets.some(({ person }) => effect.objectId === person || effect.details === person),
    );
    const seen = new Set<string | null>();
    const strayEffects = effects.filter(({ clientRequestId }) => {
      const isStray =
        seen.has(clientRequestId) || !runs.some((run) => run.clientRequestId === clientRequestId);
      seen.add(clientRequestId);
      return isStray;
    });
    const real = [];
    for (const { person, group } of targets) {
      const truth: { memberOf: string[]; accountEnabled: boolean } = await this.tenant.control(
        "GET",
        `user/${person}`,
      );
      real.push(lineOf(truth.memberOf.includes(group), !truth.accountEnabled));
    }
    return {
      openRuns: runs.filter(isOpen).length,
      strayEffects,
      mirror: targets.map((target) => this.#mirrored(target)),
      tenant: real,
    };
  }

  #mirrored({ person, group }: Target): string {
    const row = this.db.select().from(people).where(eq(people.objectId, person)).get();
    const membership = this.db
      .select()
      .from(memberships)
      .innerJoin(groups, eq(groups.id, memberships.groupId))
      .where(and(eq(memberships.memberId, row?.id ?? -1), eq(groups.objectId, group)))
      .get();
    return lineOf(membership !== undefined, row?.status === "Blocked");
  }
}

const lineOf = (isMember: boolean, isBlocked: boolean) =>
  `${isMember ? "member" : "no member"}, ${isBlocked ? "blocked" : "active"}`;
const isEffective = (state: string) => state === "done" || state === "verified";

/** The desk may say no; anything else is a bug. */
function refusal(error: unknown): void {
  if (!(error instanceof DeskError)) throw error;
}
