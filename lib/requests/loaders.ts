import "server-only";
import { eq } from "drizzle-orm";
import { notFound } from "next/navigation";
import { requests } from "#db/schema/index.ts";
import { loadSidePanel } from "#lib/approvals/loaders.ts";
import { listAgents } from "#lib/members/data.ts";
import { pageContext, type MemberContext } from "#lib/platform/session.ts";
import { findService, listServices, type Service } from "#lib/services/data.ts";
import { readInbox, readOwnRequests, selectRequests } from "./inbox-data.ts";
import { maySee, mayWorkOn } from "./policy.ts";
import { inboxSchema } from "./schema.ts";
import { readTimeline } from "./timeline-data.ts";

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
  return { query, inbox: readInbox(ctx, query), readAt: ctx.clock.now() };
}

/** The request by its number with its timeline; what the reader may not see does not exist. */
function readRequest(ctx: MemberContext, number: string) {
  if (!/^\d{1,9}$/.test(number)) notFound();
  const stored = ctx.db
    .select()
    .from(requests)
    .where(eq(requests.number, Number(number)))
    .get();
  if (stored === undefined || !maySee(ctx.actor, stored)) notFound();
  const [row] = selectRequests(ctx, eq(requests.id, stored.id));
  if (row === undefined) notFound();
  return { request: { ...row, createdAt: stored.createdAt }, timeline: readTimeline(ctx, stored.id) };
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
    inbox: readInbox(ctx, query),
    readAt: ctx.clock.now(),
    agents: listAgents(ctx),
    ownId: ctx.actor.id,
    panel: loadSidePanel(ctx, request.requester.objectId, request.id),
  };
}

export async function loadPortal() {
  const ctx = await pageContext();
  return { name: ctx.actor.displayName, services: listServices(ctx.db), own: readOwnRequests(ctx) };
}

/** The service somebody wants to ask for, by its key in the address. */
export async function loadService(key: string | string[] | undefined): Promise<Service> {
  const ctx = await pageContext();
  return (typeof key === "string" ? findService(ctx.db, key) : undefined) ?? notFound();
}

export async function loadOwnRequest(number: string) {
  const ctx = await pageContext();
  const page = readRequest(ctx, number);
  if (page.request.requester.id !== ctx.actor.id) notFound();
  return { ...page, ownId: ctx.actor.id };
}
