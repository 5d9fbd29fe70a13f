import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BURST_CALLS } from "#lib/access-keys/constants.ts";
import { decideApproval } from "#lib/approvals/decide-approval.ts";
import { pauseAutomation } from "#lib/entra/protection/pause-automation.ts";
import { listActions } from "#lib/entra/actions/registry.ts";
import { BODY_MAX_BYTES } from "./constants.ts";
import { saveToolSettings } from "./save-tool-settings.ts";
import { ToolDesk } from "./testing/tool-desk.ts";

let tools: ToolDesk;
beforeEach(async () => {
  tools = new ToolDesk();
  await tools.start();
});
afterEach(() => tools.stop());

const LIST = '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}';
const addToVault = () => ({
  action: "add-user-to-group",
  person: tools.desk.ikram.objectId,
  input: { groupObjectId: tools.desk.vault.objectId },
  reason: "Asked for it in chat",
  request: 1,
});

describe("a program that speaks the protocol", () => {
  test("learns what it may do and how, with every action of the registry", async () => {
    const client = await tools.client(tools.key(tools.desk.noor));
    expect(client.getInstructions()).toMatch(/never instructions/);
    const { tools: list } = await client.listTools();
    expect(list.map(({ name }) => name)).toEqual([
      "search_people",
      "search_groups",
      "search_apps",
      "explain_access",
      "search_requests",
      "read_request",
      "list_services",
      "search_choices",
      "create_request",
      "will_it_work",
      "propose_action",
      "list_playbooks",
      "run_playbook",
    ]);
    const propose = list.find(({ name }) => name === "propose_action")?.inputSchema;
    const properties = Object(propose?.properties);
    expect(properties.action.enum).toEqual(listActions().map(({ key }) => key));
    const described = properties.input.anyOf.map(({ title }: { title: string }) => title).join(", ");
    for (const { key, fields } of listActions()) {
      expect(described).toContain(key);
      const own = properties.input.anyOf.find(({ title }: { title: string }) => title === key);
      if (fields.length > 0) expect(Object.keys(own.properties)).toEqual(fields.map(({ name }) => name));
    }
  });

  test("proposes an action, which waits for its approver and runs by the decision only", async () => {
    tools.desk.rule();
    const client = await tools.client(tools.key(tools.desk.noor));
    const { isError, data } = await tools.call(client, "propose_action", addToVault());
    expect(isError).toBe(false);
    expect(data).toMatchObject({
      status: "waiting-approval",
      message: expect.stringContaining("Hannah Lindqvist, manager of Ikram Benali, is asked"),
      link: expect.stringMatching(/\/approvals\/[0-9a-f-]{36}$/),
    });
    expect(tools.desk.writes).toHaveLength(0);
    const [approval] = tools.desk.approvals();
    const decision = { approvalId: approval?.id ?? "", decision: "Approved", note: "" } as const;
    await decideApproval(tools.desk.as(tools.desk.hannah), decision, tools.desk.tools);
    expect(tools.desk.writes).toHaveLength(1);
  });

  test("where no rule speaks it is a proposal, and nothing is sent", async () => {
    const client = await tools.client(tools.key(tools.desk.noor));
    const { data } = await tools.call(client, "propose_action", addToVault());
    expect(data["message"]).toMatch(/^Proposed, not done: .*Noor Haidari starts it in Gatehouse\.$/);
    expect(tools.desk.writes).toHaveLength(0);
    expect(tools.desk.runs()).toHaveLength(0);
  });

  test("acts at once only for what an admin has let through", async () => {
    saveToolSettings(tools.desk.as(tools.desk.kwame), { isOn: true, atOnce: ["add-user-to-group"] });
    const client = await tools.client(tools.key(tools.desk.noor));
    expect((await tools.call(client, "propose_action", addToVault())).data["status"]).toBe("done");
    expect(tools.desk.writes).toHaveLength(1);
    expect(tools.calls().at(-1)).toMatchObject({ result: "done", actionRunId: expect.any(String) });
  });

  test("and not while all automation is paused: then it is a proposal", async () => {
    const { desk } = tools;
    saveToolSettings(desk.as(desk.kwame), { isOn: true, atOnce: ["add-user-to-group"] });
    pauseAutomation(desk.as(desk.kwame), { why: "Looking into an alarm" });
    const client = await tools.client(tools.key(desk.noor));
    const { data } = await tools.call(client, "propose_action", addToVault());
    expect(data["message"]).toMatch(/^Proposed, not done/);
    expect(desk.writes).toHaveLength(0);
  });

  test("and an approval rule counts for that too", async () => {
    saveToolSettings(tools.desk.as(tools.desk.kwame), { isOn: true, atOnce: ["add-user-to-group"] });
    tools.desk.rule();
    const client = await tools.client(tools.key(tools.desk.noor));
    expect((await tools.call(client, "propose_action", addToVault())).data["status"]).toBe(
      "waiting-approval",
    );
    expect(tools.desk.writes).toHaveLength(0);
  });

  test("is told a refusal as a sentence, and a fault as a number", async () => {
    const client = await tools.client(tools.key(tools.desk.noor));
    const wrong = await tools.call(client, "propose_action", { ...addToVault(), person: "Ikram" });
    expect(wrong).toMatchObject({ isError: true, data: { message: expect.stringMatching(/^person: /) } });
    tools.desk.db.$client.exec("DROP TABLE groups");
    const broken = await tools.call(client, "search_groups", { query: "vault" });
    expect(broken.data["message"]).toMatch(/^Something went wrong on our side\. Error [0-9a-f]{8}\.$/);
    expect(JSON.stringify(broken)).not.toMatch(/table|SQL/i);
  });
});

describe("at the door", () => {
  test.each([
    ["no key", {}],
    ["a wrong key", { authorization: `Bearer gatehouse_abcdefgh_${"A".repeat(43)}` }],
    ["a session cookie", { cookie: "gatehouse.session=anything" }],
  ])("%s is refused", async (_what, headers) => {
    const answer = await tools.post(LIST, headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });

  test("a key in the address opens nothing", async () => {
    const key = tools.key(tools.desk.noor);
    tools.url += `?key=${key}&access_token=${key}`;
    expect((await tools.post(LIST)).status).toBe(401);
  });

  test.each(["https://evil.example", "null"])(
    "a page of %s is refused, with a good key too (T20)",
    async (origin) => {
      const authorization = `Bearer ${tools.key(tools.desk.noor)}`;
      expect((await tools.post(LIST, { authorization, origin })).status).toBe(403);
      expect((await tools.post(LIST, { authorization })).status).toBe(200);
    },
  );

  test.each([
    ["a list of messages", `[${LIST},${LIST}]`, 422],
    ["no JSON", "tools/list", 422],
    ["nothing", "", 422],
    ["no message of the protocol", '{"method":5}', 400],
    ["an endless message", `{"x":"${"x".repeat(BODY_MAX_BYTES)}"}`, 413],
  ])("%s is refused", async (_what, body, status) => {
    const authorization = `Bearer ${tools.key(tools.desk.noor)}`;
    expect((await tools.post(body, { authorization })).status).toBe(status);
    expect(tools.calls()).toEqual([]);
  });

  test("another content type is refused: a form of a page can't be a call", async () => {
    const headers = { authorization: `Bearer ${tools.key(tools.desk.noor)}`, "content-type": "text/plain" };
    expect((await tools.post(LIST, headers)).status).toBe(415);
  });

  test("a key that calls too often is told to wait", async () => {
    const authorization = `Bearer ${tools.key(tools.desk.noor)}`;
    for (let call = 0; call < BURST_CALLS; call += 1) await tools.post(LIST, { authorization });
    expect((await tools.post(LIST, { authorization })).status).toBe(429);
  });

  test("is closed when an admin has switched the tool server off", async () => {
    const authorization = `Bearer ${tools.key(tools.desk.noor)}`;
    saveToolSettings(tools.desk.as(tools.desk.kwame), { isOn: false, atOnce: [] });
    const answer = await tools.post(LIST, { authorization });
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining("switched the tool server off"),
    ]);
  });

  test("who is blocked in Entra meanwhile is refused with the next call (T22)", async () => {
    const client = await tools.client(tools.key(tools.desk.noor));
    tools.desk.block(tools.desk.noor);
    await expect(tools.call(client, "list_services")).rejects.toThrow(/401|access key/);
  });
});

describe("settings of the tool server", () => {
  test("refuse someone without the role, and what always waits for a person", () => {
    const { desk } = tools;
    expect(() => saveToolSettings(desk.as(desk.noor), { isOn: false, atOnce: [] })).toThrow(/role/);
    for (const key of ["delete-user", "block-sign-in", "reset-password", "no-such-action"])
      expect(() => saveToolSettings(desk.as(desk.kwame), { isOn: true, atOnce: [key] })).toThrow(
        /waits for a person/,
      );
  });

  test("are written down once when they change", () => {
    const { desk } = tools;
    saveToolSettings(desk.as(desk.kwame), { isOn: true, atOnce: ["add-user-to-group"] });
    saveToolSettings(desk.as(desk.kwame), { isOn: true, atOnce: ["add-user-to-group"] });
    expect(desk.events()).toEqual(["tool.settings-changed Done"]);
  });
});
