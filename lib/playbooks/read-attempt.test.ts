import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { people } from "#db/schema/index.ts";
import { readAttempt } from "./read-attempt.ts";
import { documentSchema, type PlaybookDocument, type PlaybookStep } from "./schema.ts";
import { PLAYBOOK_TEMPLATES } from "./shipped/templates.ts";
import { AgentDesk } from "./testing/agent-desk.ts";
import { tryMessage } from "./try-message.ts";

const ID = "0b6f0f3c-7f0e-4a7e-9d00-ca1de5000002";

function templateOf(key: string): PlaybookDocument {
  const found = PLAYBOOK_TEMPLATES.find((each) => each.key === key);
  if (found === undefined) throw new Error(`There is no template ${key}.`);
  return found.document;
}

const attempt = (desk: AgentDesk, document: unknown, message: string) =>
  readAttempt(
    desk.worker(),
    {
      playbookId: ID,
      name: "Draft",
      document: documentSchema.parse(document),
      asObjectId: desk.ikram.objectId,
      message,
    },
    null,
  );

const say = (id: string, when: PlaybookStep["when"]): PlaybookStep => ({
  id,
  kind: "reply",
  text: id,
  whenKnown: "",
  when,
});
const only = (...list: PlaybookStep["when"]["list"]): PlaybookStep["when"] => ({ match: "all", list });

test("a step is done only where its conditions hold: for the requester, and for what fills the inputs", async () => {
  const desk = new AgentDesk();
  desk.db.update(people).set({ department: "Optics" }).where(eq(people.objectId, desk.ikram.objectId)).run();
  desk.company.member(desk.vault, desk.ikram);
  const { objectId, id: _row, ...vault } = { ...desk.vault, displayName: "Prototype Vault" };
  const inVault = { kind: "in-group" as const, group: { objectId, ...vault }, is: true };
  const device = (value: string) => ({ kind: "form" as const, field: "device", op: "is" as const, value });
  const department = (value: string) => ({
    kind: "person" as const,
    fact: "department" as const,
    op: "is" as const,
    value,
  });
  const document = {
    ...templateOf("lost-device"),
    steps: [
      say("always", only()),
      say("optics", only(department("optics"))),
      say("sales", only(department("Sales"))),
      say("phone", only(device("Phone"))),
      say("laptop", only(device("Laptop"))),
      say("in-the-vault", only(inVault)),
    ],
  };
  const { steps } = await attempt(desk, document, "I lost my phone");
  expect(steps.map(({ stepId }) => stepId)).toEqual(["always", "optics", "phone", "in-the-vault"]);
});

test("no step for this person comes to nothing, and says so", async () => {
  const desk = new AgentDesk();
  const nobody = only({ kind: "person", fact: "jobTitle", op: "is", value: "Pilot" });
  const document = { ...templateOf("lost-device"), steps: [say("pilots", nobody)] };
  expect(await attempt(desk, document, "I lost my phone")).toMatchObject({
    comes: "stuck",
    words: "No step is for this person, so nothing would be done.",
  });
});

test("what the directory says of the requester fills an input that neither form nor text fills", async () => {
  const desk = new AgentDesk();
  desk.db.update(people).set({ department: "Optics" }).where(eq(people.objectId, desk.ikram.objectId)).run();
  const base = { field: "", isReadFromText: false, isRequired: true, question: "", options: [] };
  const document = {
    ...templateOf("lost-device"),
    inputs: [
      { ...base, key: "boss", label: "Boss", kind: "person", directory: "manager" },
      { ...base, key: "team", label: "Team", kind: "text", directory: "department" },
      { ...base, key: "room", label: "Room", kind: "text", directory: "officeLocation", isRequired: false },
      // A manager is no text.
      { ...base, key: "odd", label: "Odd", kind: "text", directory: "manager", isRequired: false },
    ],
    steps: [{ ...say("note", only()), text: "{team} tells {boss}{odd}" }],
  };
  const { filled, steps } = await attempt(desk, document, "I lost my phone");
  expect(filled).toMatchObject([
    { key: "boss", value: desk.hannah.objectId, text: "Hannah Lindqvist", source: "directory" },
    { key: "team", value: "Optics", source: "directory" },
  ]);
  expect(steps[0]?.title).toBe("Answer: Optics tells Hannah Lindqvist");
});

test.each([
  [
    "a group",
    "group-access",
    "Please add me to Prototype Vault",
    (desk: AgentDesk) => desk.vault.objectId,
    "group",
  ],
  ["an app", "app-access", "I need access to Figma please", (desk: AgentDesk) => desk.figma.objectId, "app"],
  ["a person", "lost-device", "I lost my phone", (desk: AgentDesk) => desk.ikram.objectId, "person"],
] as const)("%s that is never to be touched is not", async (_what, key, message, targetOf, kind) => {
  const desk = new AgentDesk();
  const document = templateOf(key);
  expect((await attempt(desk, document, message)).comes).toBe("runs");
  const forbidden = [{ kind, objectId: targetOf(desk), displayName: "this one" }];
  const tried = await attempt(desk, { ...document, limits: { ...document.limits, forbidden } }, message);
  expect([tried.comes, tried.saw.steps[0]?.status]).toEqual(["stuck", "stuck"]);
  expect(tried.steps[0]).toMatchObject({ status: "guardrail", why: "The playbook never touches this one." });
});

test("only admins try messages, and only as people who are there", async () => {
  const desk = new AgentDesk();
  const wish = {
    playbookId: ID,
    name: "Draft",
    document: templateOf("lost-device"),
    message: "I lost my phone",
  };
  const asObjectId = desk.ikram.objectId;
  await expect(tryMessage(desk.as(desk.noor), { ...wish, asObjectId }, null)).rejects.toThrow(/role/);
  await expect(tryMessage(desk.as(desk.kwame), { ...wish, asObjectId: ID }, null)).rejects.toThrow(
    "There is no such person in Gatehouse.",
  );
});
