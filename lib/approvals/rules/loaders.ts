import "server-only";
import { inArray } from "drizzle-orm";
import { notFound } from "next/navigation";
import type { Database } from "#db/client.ts";
import { members } from "#db/schema/index.ts";
import { sentenceCase } from "#lib/entra/actions/action-words.ts";
import { findAction, listActions } from "#lib/entra/actions/registry.ts";
import { pageContext } from "#lib/platform/session.ts";
import { listServiceNames } from "#lib/services/data.ts";
import type { ApprovalRule } from "./pick-rule.ts";
import { approverWords } from "./rule-words.ts";
import { listRules } from "./rules-data.ts";
import { HOUR_MS } from "./constants.ts";
import type { NamedMember, RulesPage, RuleView } from "./types.ts";

/** Settings → Approval rules; for admins only. */
export async function loadRules(): Promise<RulesPage> {
  const { db, actor } = await pageContext();
  if (actor.role !== "admin") notFound();
  const services = listServiceNames(db);
  const rules = listRules(db);
  const known = findNamed(db, rules);
  return {
    rules: rules.map((rule) => describeRule(rule, services, known)),
    actions: listActions().map(({ key, title }) => ({ key, title })),
    services,
  };
}

function describeRule(
  rule: ApprovalRule,
  services: RulesPage["services"],
  known: ReadonlyMap<string, NamedMember>,
): RuleView {
  const { id, actionKey, serviceKey, approver, needs, fallback } = rule;
  const named = rule.named.map((each) => known.get(each) ?? gone(each));
  const fallbackNamed = rule.fallbackNamed.map((each) => known.get(each) ?? gone(each));
  const service = services.find(({ key }) => key === serviceKey)?.title ?? serviceKey;
  return {
    id,
    actionKey,
    serviceKey,
    approver,
    needs,
    fallback,
    named,
    fallbackNamed,
    action: actionKey === "" ? "Every action" : (findAction(actionKey)?.title ?? actionKey),
    service: serviceKey === "" ? "Every service" : service,
    who: approver === "named" ? namesOf(named) : sentenceCase(approverWords(approver)),
    stepsIn: approver === "none" ? null : fallback === "admin" ? "An admin" : namesOf(fallbackNamed),
    expiresAfterHours: rule.expiresAfterMs / HOUR_MS,
  };
}

function findNamed(db: Database, rules: readonly ApprovalRule[]): Map<string, NamedMember> {
  const ids = rules.flatMap(({ named, fallbackNamed }) => [...named, ...fallbackNamed]);
  const rows = db
    .select({ id: members.id, objectId: members.objectId, displayName: members.displayName })
    .from(members)
    .where(inArray(members.id, ids))
    .all();
  return new Map(rows.map((row) => [row.id, row]));
}

const gone = (id: string): NamedMember => ({ id, objectId: null, displayName: "Somebody who left" });
const namesOf = (list: readonly NamedMember[]) => list.map(({ displayName }) => displayName).join(", ");
