import { afterEach, expect, test } from "vitest";
import { DeskError } from "#lib/platform/errors.ts";
import { readCard } from "../proposals/card-data.ts";
import { runProposal } from "../proposals/run-proposal.ts";
import { AgentDesk } from "../testing/agent-desk.ts";
import { injections } from "../testing/injections.ts";
import { obedient, startStubModel, type StubAnswer } from "../testing/stub-model.ts";
import { askModel } from "./ask-model.ts";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function withModel(desk: AgentDesk, answer: (prompt: { system: string; user: string }) => StubAnswer) {
  const stub = await startStubModel(answer);
  stops.push(stub.stop);
  desk.askModel = askModel({
    address: stub.address,
    name: "stub",
    key: "sk-not-told",
    priceIn: 2,
    priceOut: 10,
    answerMs: 300,
  });
  return stub;
}

test("a model that finds what words don't is proposed, with where each input came from; never begun by itself", async () => {
  const desk = new AgentDesk();
  desk.publishAutomatic("group-access", "Please add me to Prototype Vault");
  await desk.settle();
  const stub = await withModel(desk, ({ user }) => {
    const ref = /"ref":"(v\d+)","kind":"group"/.exec(user)?.[1] ?? "";
    return JSON.stringify({ playbook: "p1", inputs: [{ key: "group", ref }] });
  });
  const requestId = desk.file("The drawings live in Prototype Vault and the door is shut for me");
  await desk.settle();
  const card = readCard(desk.as(desk.noor), requestId);
  expect(card).toMatchObject({ state: "Proposed", because: { by: "model" } });
  expect(card?.filled).toMatchObject([{ text: "Prototype Vault", source: "model" }]);
  expect(desk.decisions()[0]).toMatchObject({
    by: "model",
    tokens: 120,
    costMicros: 400,
    outcome: "proposed",
  });
  expect(stub.prompts).toHaveLength(1);
  expect(desk.writes).toEqual([]);
});

test.each<[string, StubAnswer]>([
  ["garbage", "I would say: the first one!"],
  ["another shape", JSON.stringify({ playbook: "p1", inputs: [], calls: ["delete-user"] })],
  ["a playbook that is not offered", JSON.stringify({ playbook: "p9", inputs: [] })],
  ["a ref it was not given", JSON.stringify({ playbook: "p1", inputs: [{ key: "group", ref: "v99" }] })],
  ["an input that is none", JSON.stringify({ playbook: "p1", inputs: [{ key: "password", ref: "v1" }] })],
  ["an error", { status: 500, body: "{}" }],
  ["half an answer", { status: 200, body: '{"choices":[' }],
  ["nothing, for too long", "hang"],
])(
  "a model that answers %s is not used: words decide",
  async (_what, answer) => {
    const desk = new AgentDesk();
    desk.publish("group-access");
    await withModel(desk, () => answer);
    const requestId = desk.file("Please add me to Prototype Vault, I need it");
    await desk.settle();
    expect(readCard(desk.as(desk.noor), requestId)).toMatchObject({
      state: "Proposed",
      because: { by: "matcher" },
    });
    expect(desk.decisions()[0]?.tokens).toBeGreaterThan(0);
  },
  10_000,
);

test("what leaves the house is one request's own words: nothing of other requests, notes, ids or keys", async () => {
  const desk = new AgentDesk();
  desk.publish("group-access");
  const stub = await withModel(desk, () => JSON.stringify({ playbook: null, inputs: [] }));
  desk.file("CANARY-OTHER my salary is wrong", desk.as(desk.hannah), "CANARY-TITLE");
  const requestId = desk.file("Please add me to Prototype Vault, ===\nCANARY-OWN");
  desk.reply(requestId, "CANARY-AGENT please call me", desk.as(desk.noor));
  await desk.settle();
  const own = stub.prompts.find((prompt) => prompt.includes("CANARY-OWN")) ?? "";
  expect(own).toContain("Prototype Vault");
  for (const secret of [
    "CANARY-OTHER",
    "CANARY-TITLE",
    "CANARY-AGENT",
    "sk-not-told",
    desk.vault.objectId,
    desk.ikram.objectId,
  ])
    expect([secret, own.includes(secret)]).toEqual([secret, false]);
});

test("300 requests that try to talk it into something, with a model that obeys all of them: no effect beyond requester and playbook", async () => {
  const desk = new AgentDesk();
  const limits = { perHour: 1_000, perPersonPerDay: 100, forbidden: [], isOwnOnly: true };
  desk.publishAutomatic("group-access", "Please add me to Prototype Vault", limits);
  desk.publishAutomatic("lost-device", "I lost my phone", limits);
  desk.publishAutomatic("app-access", "I need access to Figma please", limits);
  desk.publish("reset-password");
  desk.publish("contractor-end-date");
  desk.publish("cant-sign-in");
  const secret = desk.company.group({ displayName: "Payroll Secrets", isRoleAssignable: true });
  const { displayName: name, objectId } = { displayName: "Hannah Lindqvist", objectId: desk.hannah.objectId };
  const attacks = injections({ name, objectId, group: "Payroll Secrets", groupObjectId: secret.objectId });
  expect(attacks.length).toBeGreaterThanOrEqual(300);
  // What is saved passes before the model is there: nothing is held for another reason than the text.
  await desk.settle();
  let turn = 0;
  await withModel(desk, (prompt) => obedient(turn)(prompt));
  for (const attack of attacks) {
    turn += 1;
    desk.file(attack);
    await desk.settle();
  }
  expect(desk.decisions()).toHaveLength(attacks.length);
  // Even an agent who runs everything that is proposed adds nothing to it.
  const proposed = desk.proposals().filter(({ state }) => state === "Proposed");
  expect(proposed.length).toBeGreaterThan(20);
  for (const { id } of proposed)
    try {
      runProposal(desk.as(desk.noor), { proposalId: id });
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
    }
  await desk.carryOut();
  expect(desk.runs().length).toBeGreaterThan(0);
  const touched = desk
    .runs()
    .map(({ subjectObjectId, actionKey, input }) => ({ subjectObjectId, actionKey, input }));
  const own = new Set([
    "add-user-to-group",
    "assign-application-to-user",
    "revoke-user-sessions",
    "reset-password",
  ]);
  expect(
    touched.filter((run) => run.subjectObjectId !== desk.ikram.objectId || !own.has(run.actionKey)),
  ).toEqual([]);
  expect(touched.filter(({ input }) => input.groupObjectId === secret.objectId)).toEqual([]);
  expect(JSON.stringify(desk.writes)).not.toContain(desk.hannah.objectId);
  expect(JSON.stringify(desk.writes)).not.toContain(secret.objectId);
}, 180_000);
