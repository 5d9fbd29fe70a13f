import "server-only";
import { desc } from "drizzle-orm";
import { notFound } from "next/navigation";
import { agentDecisions, playbooks, requests } from "#db/schema/index.ts";
import { eq } from "drizzle-orm";
import { DeskError } from "#lib/platform/errors.ts";
import { pageContext, type MemberContext } from "#lib/platform/session.ts";
import { readAgentSettings } from "#lib/workspace/agent-settings.ts";
import { findCheck } from "./checks/check-rows.ts";
import { whyHeld } from "./checks/held-data.ts";
import { readChoices } from "./choices-data.ts";
import { hasModelKey } from "./model/model-key.ts";
import { costOfMonth, isOverBudget, tokensOfDay } from "./model/open-model.ts";
import { findPlaybook, findVersion, listPlaybooks, listVersions } from "./playbooks-data.ts";
import { readCard } from "./proposals/card-data.ts";
import { PLAYBOOK_TEMPLATES } from "./shipped/templates.ts";
import type { ProposalView } from "./types.ts";

async function roleContext(...roles: readonly string[]): Promise<MemberContext> {
  const ctx = await pageContext();
  if (!roles.includes(ctx.actor.role)) notFound();
  return ctx;
}

/** The list, and the templates a new one can begin as. Agents read it, admins change it. */
export async function loadPlaybooks() {
  const ctx = await roleContext("admin", "agent");
  return {
    rows: listPlaybooks(ctx.db, ctx.clock.now()),
    templates: PLAYBOOK_TEMPLATES.map(({ key, name, sentence }) => ({ key, name, sentence })),
    isAdmin: ctx.actor.role === "admin",
    stopped: readAgentSettings(ctx.db).stopped,
  };
}

/** One playbook for its editor. Admins only. */
export async function loadPlaybook(id: string) {
  const ctx = await roleContext("admin");
  try {
    const playbook = findPlaybook(ctx.db, id);
    const live = findVersion(ctx.db, id, playbook.publishedVersion ?? 0);
    const isOn = playbook.state === "Published";
    return {
      playbook,
      versions: listVersions(ctx.db, id),
      choices: readChoices(ctx.db),
      lastResults: findCheck(ctx.db, id)?.results ?? [],
      held: live === null || !isOn ? null : whyHeld(ctx.db, live),
      hasChanges: live !== null && JSON.stringify(live.document) !== JSON.stringify(playbook.draft),
    };
  } catch (error) {
    if (error instanceof DeskError && error.code === "not-found") notFound();
    throw error;
  }
}

/** The card of a request; null when the IT Agent has nothing to say. For those who work on requests. */
export async function loadAgentCard(requestId: string): Promise<ProposalView | null> {
  const ctx = await roleContext("admin", "agent");
  return readCard(ctx, requestId);
}

const LOG_ROWS = 100;

/** Settings of the IT Agent with its log. Admins only. */
export async function loadAgentSettings() {
  const ctx = await roleContext("admin");
  const log = ctx.db
    .select({ decision: agentDecisions, number: requests.number, playbook: playbooks.name })
    .from(agentDecisions)
    .leftJoin(requests, eq(requests.id, agentDecisions.requestId))
    .leftJoin(playbooks, eq(playbooks.id, agentDecisions.playbookId))
    .orderBy(desc(agentDecisions.id))
    .limit(LOG_ROWS)
    .all()
    .map(({ decision, number, playbook }) => ({
      id: decision.id,
      at: decision.at,
      number,
      playbook,
      by: decision.by,
      outcome: decision.outcome,
      tokens: decision.tokens,
      costMicros: decision.costMicros,
      tookMs: decision.tookMs,
    }));
  return {
    settings: readAgentSettings(ctx.db),
    hasKey: hasModelKey(ctx.db),
    tokensToday: tokensOfDay(ctx),
    costThisMonth: costOfMonth(ctx),
    isOverBudget: isOverBudget(ctx),
    log,
  };
}
export type AgentLogRow = Awaited<ReturnType<typeof loadAgentSettings>>["log"][number];
