import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { auditEntries, connections, messages, playbookChecks } from "#db/schema/index.ts";
import { listRules } from "#lib/approvals/rules/rules-data.ts";
import { removeRule } from "#lib/approvals/rules/remove-rule.ts";
import { createPlaybook } from "../create-playbook.ts";
import { askModel } from "../model/ask-model.ts";
import { costOfMonth, openModel } from "../model/open-model.ts";
import { findPlaybook, findVersion, listPlaybooks } from "../playbooks-data.ts";
import { publishPlaybook } from "../publish-playbook.ts";
import { putInForce } from "../put-in-force.ts";
import { readAttempt } from "../read-attempt.ts";
import { saveAgentSettings } from "../save-agent-settings.ts";
import { savePlaybook } from "../save-playbook.ts";
import type { PlaybookTest } from "../schema.ts";
import { PLAYBOOK_TEMPLATES } from "../shipped/templates.ts";
import { AgentDesk } from "../testing/agent-desk.ts";
import { startStubModel, type StubAnswer } from "../testing/stub-model.ts";
import { checkPlaybooks } from "./check-playbooks.ts";
import { AFTER_UNKNOWN_MS } from "./constants.ts";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const WISH = "Please add me to Prototype Vault";
const template = PLAYBOOK_TEMPLATES.find(({ key }) => key === "group-access");

/** Group access, Automatic, with one conversation saved as the console saves it. */
async function drafted(desk: AgentDesk, text = WISH): Promise<string> {
  const admin = desk.as(desk.kwame);
  const { id } = createPlaybook(admin, { templateKey: "group-access" });
  if (template === undefined) throw new Error("there is no such template");
  const document = { ...template.document, autonomy: "Automatic" as const };
  const attempt = { playbookId: id, name: template.name, document, message: text };
  const tried = await readAttempt(desk.worker(), { ...attempt, asObjectId: desk.tomasz.objectId }, null);
  const saved: PlaybookTest = {
    id: crypto.randomUUID(),
    asObjectId: desk.tomasz.objectId,
    asName: "Tomasz Zielinski",
    text,
    expects: tried.comes,
    says: tried.words,
    saw: tried.saw,
  };
  const tests = [saved];
  savePlaybook(admin, {
    playbookId: id,
    draftVersion: 0,
    name: template.name,
    document: { ...document, tests },
  });
  return id;
}

async function published(desk: AgentDesk): Promise<string> {
  const id = await drafted(desk);
  await publishPlaybook(desk.as(desk.kwame), { playbookId: id }, null);
  return id;
}

const heldOf = (desk: AgentDesk, id: string) =>
  listPlaybooks(desk.db, desk.now).find((row) => row.id === id)?.held ?? null;
const told = (desk: AgentDesk) =>
  desk.db.select().from(messages).where(eq(messages.kind, "playbook-held")).all();
const events = (desk: AgentDesk) =>
  desk.db
    .select()
    .from(auditEntries)
    .all()
    .map(({ event }) => event)
    .filter((event) => event === "playbook.held" || event === "playbook.released");

test("a rule that makes a saved conversation wait for an approval holds Automatic, tells admins once, and lets it go on", async () => {
  const desk = new AgentDesk();
  const id = await published(desk);
  expect(heldOf(desk, id)).toBeNull();
  desk.rule();
  expect(heldOf(desk, id)).toBe(
    "Held until its saved conversations have run again since the approval rules changed.",
  );
  const first = desk.file(WISH);
  await desk.settle();
  expect(heldOf(desk, id)).toBe(
    "Held: 1 of 1 saved conversations gives another result since the approval rules changed.",
  );
  expect(desk.proposals()).toMatchObject([{ requestId: first, state: "Proposed", isAutomatic: false }]);
  expect(desk.writes).toEqual([]);
  await desk.settle();
  desk.now += 2 * 60 * 60_000;
  await desk.settle();
  expect(told(desk)).toHaveLength(2);
  expect(told(desk)[0]?.facts).toMatchObject({ id, playbook: "Group access for my team" });
  const [rule] = listRules(desk.db).filter(({ actionKey }) => actionKey === "add-user-to-group");
  removeRule(desk.as(desk.kwame), { ruleId: rule?.id ?? "" });
  await desk.settle();
  expect(heldOf(desk, id)).toBeNull();
  expect(events(desk)).toEqual(["playbook.held", "playbook.released"]);
  desk.file(WISH);
  await desk.settle();
  expect(desk.writes).toHaveLength(1);
});

test("what was never run counts as held, and a corrected version goes on at once", async () => {
  const desk = new AgentDesk();
  const id = await published(desk);
  desk.rule();
  await desk.settle();
  const admin = desk.as(desk.kwame);
  const { draft, draftVersion, name } = findPlaybook(desk.db, id);
  await expect(publishPlaybook(admin, { playbookId: id }, null)).rejects.toThrow(
    "1 of 1 saved conversations gives another result",
  );
  const tests = draft.tests.map((each) => ({ ...each, saw: null }));
  savePlaybook(admin, { playbookId: id, draftVersion, name, document: { ...draft, tests } });
  putInForce(admin, id);
  expect(heldOf(desk, id)).toContain("have run again since the playbook and the approval rules changed");
  await publishPlaybook(admin, { playbookId: id }, null);
  expect(heldOf(desk, id)).toBeNull();
  desk.db.delete(playbookChecks).run();
  expect(heldOf(desk, id)).toBe("Held until its saved conversations have run.");
});

test("a conversation that somebody has got meanwhile, and one of a person who left", async () => {
  const desk = new AgentDesk();
  const id = await published(desk);
  desk.company.member(desk.vault, desk.tomasz);
  desk.now += 25 * 60 * 60_000;
  desk.db.update(connections).set({ lastSyncAt: desk.now }).run();
  await desk.settle();
  expect(heldOf(desk, id)).toBeNull();
  desk.db.delete(playbookChecks).run();
  const { draft, draftVersion, name } = findPlaybook(desk.db, id);
  const tests = draft.tests.map((each) => ({ ...each, asObjectId: crypto.randomUUID() }));
  const admin = desk.as(desk.kwame);
  savePlaybook(admin, { playbookId: id, draftVersion, name, document: { ...draft, tests } });
  putInForce(admin, id);
  await desk.settle();
  expect(heldOf(desk, id)).toBe("Held: 1 of 1 saved conversations gives another result.");
});

test("a check that breaks holds that playbook and is tried again; requests are read all the same", async () => {
  const desk = new AgentDesk();
  const id = await published(desk);
  desk.db.delete(playbookChecks).run();
  desk.askModel = () => Promise.reject(new Error("a bug"));
  await checkPlaybooks(desk.worker(), desk.askModel);
  expect(heldOf(desk, id)).toBe(
    "Held: its saved conversations could not run. Something went wrong on our side.",
  );
  desk.askModel = null;
  desk.now += AFTER_UNKNOWN_MS;
  await desk.settle();
  expect(heldOf(desk, id)).toBeNull();
});

const CHOOSES: (prompt: { user: string }) => StubAnswer = ({ user }) => {
  const ref = /"ref":"(v\d+)","kind":"group"/.exec(user)?.[1] ?? "";
  return JSON.stringify({ playbook: "p1", inputs: [{ key: "group", ref }] });
};

function setModel(desk: AgentDesk, address: string, more: { costPerMonth?: number } = {}): void {
  const price = { priceIn: 2, priceOut: 10, costPerMonth: more.costPerMonth ?? null };
  const model = { isOn: true, address, name: "stub", tokensPerDay: 200_000, ...price };
  saveAgentSettings(desk.as(desk.kwame), { ...model, key: "", forgetsKey: false });
}

test("with a model they run through it; a model that is down holds rather than passes, and nothing is asked twice", async () => {
  const desk = new AgentDesk();
  const id = await published(desk);
  let answer: typeof CHOOSES = CHOOSES;
  const stub = await startStubModel((prompt) => answer(prompt));
  stops.push(stub.stop);
  setModel(desk, stub.address);
  desk.askModel = openModel(desk.worker());
  await desk.settle();
  expect(heldOf(desk, id)).toBeNull();
  expect(desk.decisions()).toMatchObject([{ outcome: "tried", by: "model", tokens: 120, costMicros: 400 }]);
  answer = () => ({ status: 500, body: "{}" });
  setModel(desk, `${stub.address}/other`);
  desk.askModel = askModel({ address: stub.address, name: "stub", key: null, priceIn: 2, priceOut: 10 });
  await desk.settle();
  expect(heldOf(desk, id)).toBe(
    "Held: its saved conversations could not run. The model gave no usable answer.",
  );
  await expect(publishPlaybook(desk.as(desk.kwame), { playbookId: id }, desk.askModel)).rejects.toThrow(
    "could not run",
  );
  const before = stub.prompts.length;
  await desk.settle();
  expect(stub.prompts).toHaveLength(before);
  answer = CHOOSES;
  desk.now += AFTER_UNKNOWN_MS;
  await desk.settle();
  expect(heldOf(desk, id)).toBeNull();
});

test("a model that chooses nothing where it chose before holds it since the model changed", async () => {
  const desk = new AgentDesk();
  const id = await published(desk);
  const stub = await startStubModel(() => JSON.stringify({ playbook: null, inputs: [] }));
  stops.push(stub.stop);
  setModel(desk, stub.address);
  desk.askModel = openModel(desk.worker());
  await desk.settle();
  expect(heldOf(desk, id)).toBe(
    "Held: 1 of 1 saved conversations gives another result since the model changed.",
  );
});

test("over the month's money the model is not asked: words decide, and what it would have to check is held", async () => {
  const desk = new AgentDesk();
  const id = await published(desk);
  const stub = await startStubModel(CHOOSES);
  stops.push(stub.stop);
  setModel(desk, stub.address, { costPerMonth: 0.000_5 });
  desk.askModel = openModel(desk.worker());
  desk.file("The drawings of Prototype Vault are out of my reach");
  await desk.settle();
  expect(stub.prompts).toHaveLength(2);
  expect(costOfMonth(desk.worker())).toBeCloseTo(0.000_8);
  const requestId = desk.file("Please add me to Prototype Vault, I need it");
  await desk.settle();
  expect(stub.prompts).toHaveLength(2);
  expect(desk.proposals().find((each) => each.requestId === requestId)?.because).toMatchObject({
    by: "matcher",
  });
  expect(desk.decisions().at(-1)).toMatchObject({ by: "matcher", tokens: 0, costMicros: 0 });
  // Another month, another budget.
  desk.now = Date.parse("2026-12-01T00:30:00Z");
  expect(costOfMonth(desk.worker())).toBe(0);
  expect(findVersion(desk.db, id, 1)?.document.autonomy).toBe("Automatic");
});

test("the reasons a draft can't be published are said at their places, and publishing is refused with the first", async () => {
  const desk = new AgentDesk();
  const admin = desk.as(desk.kwame);
  const { id } = createPlaybook(admin, { templateKey: null });
  await expect(publishPlaybook(admin, { playbookId: id }, null)).rejects.toThrow(
    "Say in plain words when it is meant.",
  );
  await expect(publishPlaybook(desk.as(desk.noor), { playbookId: id }, null)).rejects.toThrow(/role/);
});
