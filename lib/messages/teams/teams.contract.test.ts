import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createTransport } from "#lib/entra/graph/transport.ts";
import { Company } from "#lib/directory/testing/company.ts";
import {
  CLIENT_ID,
  CLIENT_SECRET,
  PracticeTenant,
  TENANT_ID,
} from "#lib/approvals/testing/practice-tenant.ts";
import { people, teamsConversations } from "#db/schema/index.ts";
import { SendFailure } from "../outbox/send-failure.ts";
import { messageDesk, TEST_KEY } from "../testing/message-desk.ts";
import { saveTeams } from "./save-teams.ts";
import { writeTo } from "./send-teams.ts";

const INSTALL = "TeamsAppInstallation.ReadWriteSelfForUser.All";
const CATALOG = "6a7e4005-0000-4000-8000-0000000000b0";
const IKRAM = "4d9a0c1e-77b2-49f8-8f0a-1b6e53c2d907";
const WORDS = {
  subject: "REQ-7 is yours",
  text: "Noor assigned it.",
  href: "/requests/7",
  button: "Open request",
};
const MISSING =
  "The permission TeamsAppInstallation.ReadWriteSelfForUser.All was not granted. Reconnect Entra with “Message people in Teams”.";

let tenant: PracticeTenant;
let desk: ReturnType<typeof messageDesk>;
const recipient = `person:${IKRAM}`;

beforeAll(async () => {
  tenant = await PracticeTenant.start();
}, 60_000);
afterAll(() => tenant?.stop());
beforeEach(async () => {
  await tenant.control("POST", "reset");
  await tenant.grant(["User.Read.All", INSTALL]);
  desk = messageDesk();
  new Company(desk.db).person({ displayName: "Ikram Benali" });
  desk.db.update(people).set({ objectId: IKRAM }).run();
  save();
});
afterEach(() => tenant.calm());

function save(more: Partial<Parameters<typeof saveTeams>[1]> = {}): void {
  const input = { botId: CLIENT_ID, tenantId: TENANT_ID, catalogAppId: CATALOG, secret: CLIENT_SECRET };
  saveTeams(desk.admin, { ...input, ...more }, () => TEST_KEY);
}
const transport = createTransport();
const write = (to = recipient, graph = () => tenant.graph()) =>
  writeTo(desk.worker, to, WORDS, {
    key: () => TEST_KEY,
    graph,
    transport,
    publicUrl: "https://desk.example",
    loginUrl: tenant.url,
    graphUrl: tenant.url,
    serviceUrl: `${tenant.url}/teams/`,
  });
const written = async () =>
  (await tenant.control<{ messages: { member: string; text: string }[] }>("GET", "teams")).messages;
async function failure(to?: string): Promise<[string, boolean]> {
  const error = await write(to).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SendFailure)) throw new Error(`Not a SendFailure: ${String(error)}`);
  return [error.message, error.isPermanent];
}
const conversations = () => desk.db.select().from(teamsConversations).all();

test("the app is installed, a conversation opened, and the words with the link are in it", async () => {
  await write();
  expect(await written()).toMatchObject([
    {
      member: IKRAM,
      text: "REQ-7 is yours\n\nNoor assigned it.\n\nOpen request: https://desk.example/requests/7",
    },
  ]);
  expect((await tenant.effects()).map(({ what }) => what)).toEqual(["install Teams app"]);
});

test("the second message goes into the known conversation, and installs nothing", async () => {
  await write();
  await tenant.calm();
  await write();
  expect(await tenant.writes()).toEqual([]);
  expect(await written()).toHaveLength(2);
  expect(conversations()).toHaveLength(1);
});

test("an app that is installed already is no failure", async () => {
  await write();
  desk.db.delete(teamsConversations).run();
  await write();
  expect(await written()).toHaveLength(2);
});

test("a conversation that is gone is opened again", async () => {
  await write();
  desk.db.update(teamsConversations).set({ conversationId: "a:gone" }).run();
  await write();
  expect(await written()).toHaveLength(2);
  expect(conversations()[0]?.conversationId).not.toBe("a:gone");
});

test("who has blocked the bot is named, and not tried again", async () => {
  await write();
  await tenant.control("POST", "teams", { blockedBy: [IKRAM] });
  expect(await failure()).toEqual(["Ikram Benali has blocked or removed the Gatehouse app in Teams.", true]);
});

test("without the permission to install, it is named", async () => {
  await tenant.revoke([INSTALL]);
  expect(await failure()).toEqual([MISSING, true]);
});

test("a permission granted since the last token counts at once", async () => {
  const graph = tenant.graph();
  await tenant.revoke([INSTALL]);
  await graph.roles({ isFresh: true });
  await tenant.grant([INSTALL]);
  await write(recipient, () => graph);
  expect(await written()).toHaveLength(1);
});

test("a wrong secret says so, with Microsoft's number", async () => {
  save({ secret: "not-the-secret" });
  expect(await failure()).toEqual(["Microsoft refused the bot's ID or secret (AADSTS7000215).", true]);
});

test("an app that is not in the catalogue is said", async () => {
  save({ catalogAppId: TENANT_ID, secret: "" });
  const [message, isPermanent] = await failure();
  expect(message).toContain("not in the catalogue of Teams");
  expect(isPermanent).toBe(true);
});

test.each([
  ["throttled", { status: 429 }],
  ["down", { status: 503 }],
  ["lost", { reset: true }],
])("a Bot Connector that is %s is tried again later", async (_what, effect) => {
  await tenant.fault({ match: { path: "v3/conversations" }, phase: "before-effect", effect });
  const [, isPermanent] = await failure();
  expect(isPermanent).toBe(false);
});

test("local accounts, blocked people and strangers have no Teams", async () => {
  expect(await failure("member:1")).toEqual(["A local account of Gatehouse has no Teams.", true]);
  expect((await failure(`person:${TENANT_ID}`))[1]).toBe(true);
  desk.db.update(people).set({ status: "Blocked" }).run();
  expect(await failure()).toEqual(["Ikram Benali is blocked in Entra.", true]);
});

test("the secret is kept sealed, and never used for another bot or directory", () => {
  expect(() => save({ secret: "", botId: TENANT_ID })).toThrow(/client secret/);
  expect(() => save({ secret: "", tenantId: CLIENT_ID })).toThrow(/client secret/);
  expect(() => save({ secret: "" })).not.toThrow();
  for (const ctx of [desk.agent, desk.employee])
    expect(() =>
      saveTeams(
        ctx,
        { botId: CLIENT_ID, tenantId: TENANT_ID, catalogAppId: CATALOG, secret: "x" },
        () => TEST_KEY,
      ),
    ).toThrow(expect.objectContaining({ code: "not-allowed" }));
});

test("only people in Entra are queued for Teams; a local account is not", () => {
  desk.answer();
  expect(desk.sends()).toEqual([]);
});
