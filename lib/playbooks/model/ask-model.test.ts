import { afterEach, expect, test } from "vitest";
import { readCard } from "../proposals/card-data.ts";
import { AgentDesk } from "../testing/agent-desk.ts";
import { startStubModel, type StubAnswer } from "../testing/stub-model.ts";
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
