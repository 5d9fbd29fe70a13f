import { timingSafeEqual, createHash, X509Certificate } from "node:crypto";
import { z } from "zod";
import { ruleSchema } from "../faults/rule.ts";
import { json, type Answer, type Call } from "../login/exchange.ts";
import { calmSwitches } from "../login/token-switches.ts";
import type { SandboxContext } from "../server.ts";
import {
  clientPrincipal,
  grantPermissions,
  removeClientPrincipal,
  revokePermissions,
  rolesGranted,
  setClientPrincipalEnabled,
} from "../store/consent.ts";
import { effectsSince } from "../store/ledger.ts";
import { listMail } from "../store/sent-mail.ts";
import { listTeamsMessages, setBlocked } from "../store/teams.ts";
import { directoryDoors } from "./directory-doors.ts";
import { invalid, notFound, readOrder, type Door } from "./door.ts";
import { resetTenant } from "./reset-tenant.ts";
import { truthCounts, truthLines, truthUser } from "./truth.ts";

const names = z.array(z.string().max(100)).max(200);
const consentSchema = z.union([
  z.strictObject({ grant: names }),
  z.strictObject({ revoke: z.union([names, z.literal("all")]) }),
  z.strictObject({ removeApp: z.literal(true) }),
  z.strictObject({ enabled: z.boolean() }),
]);
const secretValue = z.string().min(1).max(200);
const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const secretSchema = z.union([
  z.strictObject({ value: secretValue.optional(), expired: z.boolean().optional() }),
  /** Several secrets at once, as while one takes the place of another. */
  z.strictObject({
    values: z
      .array(z.strictObject({ value: secretValue, expiresAt: moment.nullable().default(null) }))
      .min(1)
      .max(5),
  }),
]);
const certificateSchema = z.strictObject({ pem: z.string().max(20_000) });
/** Who has blocked the bot in Teams, by object id. */
const teamsSchema = z.strictObject({ blockedBy: z.array(z.guid()).max(100) });
const deltaSchema = z.strictObject({ expireTokens: z.literal(true) });
const tokenSchema = z.strictObject({
  isBlockedByConditionalAccess: z.boolean().optional(),
  lifetimeSeconds: z.int().min(1).max(86_400).optional(),
  clockSkewSeconds: z.int().min(-86_400).max(86_400).optional(),
  tenantIdInToken: z.string().max(100).optional(),
  audienceInToken: z.string().max(200).optional(),
});

const doors: Readonly<Record<string, Door>> = {
  "GET state": ({ store }) => json(200, truthCounts(store)),
  "GET truth": ({ store }, _call, name) => {
    const lines = truthLines(store, name);
    if (lines === undefined) return notFound(`There is no truth list "${name}".`);
    return {
      status: 200,
      headers: { "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store" },
      body: lines,
    };
  },
  "GET user": ({ store }, _call, id) => {
    const user = truthUser(store, id);
    return user ? json(200, user) : notFound("There is no such account.");
  },
  "GET requests": ({ log, faults }, call) => {
    const since = Number(call.url.searchParams.get("since") ?? 0);
    return json(200, {
      counters: { ...log.counters(), earlyCalls: faults.earlyCalls() },
      requests: log.since(Number.isFinite(since) ? since : 0),
    });
  },
  "GET effects": ({ store }, call) => {
    const since = Number(call.url.searchParams.get("since") ?? 0);
    return json(200, { effects: effectsSince(store, Number.isFinite(since) ? since : 0) });
  },
  "GET mail": ({ store }) => json(200, { mail: listMail(store) }),
  "GET teams": ({ store }) => json(200, { messages: listTeamsMessages(store) }),
  "POST teams": ({ store }, call) => {
    const order = readOrder(teamsSchema, call);
    if (!order.ok) return order.refusal;
    setBlocked(store, order.value.blockedBy);
    return json(200, {});
  },
  "DELETE requests": ({ log }) => {
    log.clear();
    return json(200, {});
  },
  "GET faults": ({ faults }) => json(200, { faults: faults.list() }),
  "POST faults": ({ faults }, call) => {
    const rules = readOrder(
      z.union([ruleSchema.transform((rule) => [rule]), z.array(ruleSchema).max(100)]),
      call,
    );
    return rules.ok ? json(200, { ids: rules.value.map((rule) => faults.add(rule)) }) : rules.refusal;
  },
  "DELETE faults": ({ faults }, call) => {
    const id = call.url.searchParams.get("id");
    faults.clear(id === null ? undefined : Number(id));
    return json(200, {});
  },
  "POST consent": (context, call) => {
    const order = readOrder(consentSchema, call);
    return order.ok ? changeConsent(context, order.value) : order.refusal;
  },
  "POST secret": ({ login, options }, call) => {
    const order = readOrder(secretSchema, call);
    if (!order.ok) return order.refusal;
    if ("values" in order.value) {
      login.directory.setSecrets(options.clientId, order.value.values);
      return json(200, {});
    }
    const known = login.directory.registration(options.clientId)?.secrets[0]?.value ?? "";
    const expiresAt = order.value.expired ? login.now() - 1000 : null;
    login.directory.setSecrets(options.clientId, [{ value: order.value.value ?? known, expiresAt }]);
    return json(200, {});
  },
  "POST certificate": ({ login, options }, call) => {
    const order = readOrder(certificateSchema, call);
    if (!order.ok) return order.refusal;
    if (!isCertificate(order.value.pem)) return invalid("pem is not a certificate.");
    login.directory.setCertificates(options.clientId, [order.value]);
    return json(200, {});
  },
  "GET token": ({ login }) => json(200, login.switches),
  "POST token": ({ login }, call) => {
    const order = readOrder(tokenSchema, call);
    if (!order.ok) return order.refusal;
    Object.assign(login.switches, order.value);
    return json(200, login.switches);
  },
  "DELETE token": ({ login }) => {
    Object.assign(login.switches, calmSwitches);
    return json(200, login.switches);
  },
  "POST delta": ({ store }, call) => {
    const order = readOrder(deltaSchema, call);
    if (!order.ok) return order.refusal;
    store.setMeta("delta-expired-before", String(store.now()));
    return json(200, {});
  },
  ...directoryDoors,
  "POST reset": (context) => {
    resetEverything(context);
    return json(200, truthCounts(context.store));
  },
};

/** `/practice/control/*`: what tests and the training switches do to the tenant. Needs the token of this start. */
export function controlAnswer(context: SandboxContext, call: Call): Answer {
  if (!isSame(call.headers["x-practice-token"], context.options.controlToken)) {
    return json(401, { error: "The x-practice-token header is missing or wrong." });
  }
  const [name = "", ...rest] = call.url.pathname.slice("/practice/control/".length).split("/");
  const door = doors[`${call.method} ${name}`];
  if (!door) return notFound(`There is no ${call.method} ${name}.`);
  return door(context, call, decodeURIComponent(rest.join("/")));
}

/** The tenant as seeded, nobody signed in elsewhere, no faults, an empty log. */
export function resetEverything(context: SandboxContext): void {
  resetTenant(context.store, context.options.clientId);
  context.faults.clear();
  context.log.clear();
  context.login.otherConsent.clear();
  Object.assign(context.login.switches, calmSwitches);
}

function changeConsent({ store, options }: SandboxContext, order: z.infer<typeof consentSchema>): Answer {
  const appId = options.clientId;
  if ("grant" in order) grantPermissions(store, appId, order.grant);
  else if ("revoke" in order) revokePermissions(store, appId, order.revoke);
  else if ("removeApp" in order) removeClientPrincipal(store, appId);
  else setClientPrincipalEnabled(store, appId, order.enabled);
  return json(200, { principal: clientPrincipal(store, appId) ?? null, granted: rolesGranted(store, appId) });
}

function isSame(sent: string | string[] | undefined, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return typeof sent === "string" && timingSafeEqual(digest(sent), digest(token));
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).validTo !== "";
  } catch {
    return false;
  }
}
