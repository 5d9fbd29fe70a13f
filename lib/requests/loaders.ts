import "server-only";
import { eq } from "drizzle-orm";
import { notFound } from "next/navigation";
import { members } from "#db/schema/index.ts";
import { loadSidePanel } from "#lib/approvals/loaders.ts";
import { listAgents } from "#lib/members/data.ts";
import { pageContext, type MemberContext } from "#lib/platform/session.ts";
import { readFormStart } from "#lib/services/choices-data.ts";
import { listServiceNames } from "#lib/services/data.ts";
import { findOfferedService, listOfferedServices } from "#lib/services/offered-data.ts";
import type { FormStart, Service, ServiceForm } from "#lib/services/types.ts";
import type { DeskOutlook } from "#lib/workspace/types.ts";
import { readDeskOutlook } from "#lib/workspace/workspace-settings.ts";
import { readInbox, readOwnRequests } from "./inbox-data.ts";
import { mayNudge, mayWorkOn } from "./policy.ts";
import { inboxSchema } from "./schema.ts";
import { readQueue } from "./queue-data.ts";
import { readRelated } from "./related-data.ts";
import { readRequestDetails } from "./request-details-data.ts";
import { readTurns } from "./turns-data.ts";
import type { InboxOptions, InboxQuery } from "./types.ts";
import { listSavedViews } from "./views-data.ts";

type Search = Record<string, string | string[] | undefined>;

/** A context of somebody who works on requests; employees find no such page. */
async function agentContext(): Promise<MemberContext> {
  const ctx = await pageContext();
  if (!mayWorkOn(ctx.actor)) notFound();
  return ctx;
}

export async function loadInbox(search: Search) {
  const ctx = await agentContext();
  const query = inboxSchema.parse(search);
  const inbox = readInbox(ctx, query);
  return { query, inbox, readAt: ctx.clock.now(), options: readOptions(ctx, query) };
}

/** What the inbox can be narrowed to, with the names of what it is narrowed to. */
function readOptions(ctx: MemberContext, { requester }: InboxQuery): InboxOptions {
  const { id, displayName, objectId } = members;
  const isAsked = eq(members.id, requester ?? "");
  return {
    services: listServiceNames(ctx.db),
    agents: listAgents(ctx),
    requester: ctx.db.select({ id, displayName, objectId }).from(members).where(isAsked).get() ?? null,
    views: listSavedViews(ctx),
    ownId: ctx.actor.id,
  };
}

/** The request by its number with its timeline; what the reader may not see does not exist. */
function readRequest(ctx: MemberContext, number: string) {
  const found = /^\d{1,9}$/.test(number) ? readRequestDetails(ctx, Number(number)) : null;
  return found ?? notFound();
}

/** Everything of the agent's request page: the request, its queue, its side panel. */
export async function loadRequestPage(number: string, search: Search) {
  const ctx = await agentContext();
  const query = inboxSchema.parse(search);
  const { request, timeline } = readRequest(ctx, number);
  return {
    query,
    request,
    timeline,
    queue: readQueue(ctx, query, request.number),
    agents: listAgents(ctx),
    ownId: ctx.actor.id,
    related: readRelated(ctx, request),
    panel: loadSidePanel(ctx, request.subject?.objectId ?? request.requester.objectId, request.id),
  };
}

const cardOf = ({ key, title, description, icon }: Service): Service => ({ key, title, description, icon });

export async function loadPortal() {
  const ctx = await pageContext();
  return {
    name: ctx.actor.displayName,
    services: listOfferedServices(ctx).map(cardOf),
    own: readOwnRequests(ctx),
    outlook: readDeskOutlook(ctx.db, ctx.clock.now()),
  };
}

/** Everything the signed-in member asked for. */
export async function loadOwnRequests() {
  return readOwnRequests(await pageContext());
}

/** The service somebody wants to ask for, by its key in the address, and what the address says of it. */
export async function loadService(
  search: Search,
): Promise<{ service: ServiceForm; ownName: string; start: FormStart; outlook: DeskOutlook | null }> {
  const ctx = await pageContext();
  const key = search["service"];
  const service = typeof key === "string" ? findOfferedService(ctx, key) : undefined;
  if (service === undefined) notFound();
  const { fields, forWhom, asksTitle } = service;
  return {
    service: { ...cardOf(service), fields, forWhom, asksTitle },
    ownName: ctx.actor.displayName,
    start: readFormStart(ctx, service, search),
    outlook: readDeskOutlook(ctx.db, ctx.clock.now()),
  };
}

export async function loadOwnRequest(number: string) {
  const ctx = await pageContext();
  const page = readRequest(ctx, number);
  const { request } = page;
  if (request.requester.id !== ctx.actor.id) notFound();
  const turns = readTurns(ctx, [request.id]).get(request.id) ?? [];
  const now = ctx.clock.now();
  return { ...page, turns, mayNudge: mayNudge(request, now), outlook: readDeskOutlook(ctx.db, now) };
}
