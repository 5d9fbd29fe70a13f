import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startConsented, type Practice } from "../login/testing.ts";

let practice: Practice;
let headers: Record<string, string>;
beforeAll(async () => {
  ({ practice, headers } = await startConsented(["User.ReadWrite.All", "Directory.Read.All"]));
});
afterAll(() => practice.stop());
afterEach(() => practice.control("DELETE", "faults"));

type List = { value: Record<string, unknown>[]; "@odata.nextLink"?: string };
const path = "/users?$top=5&$select=id,displayName,mail";

const fault = async (effect: Record<string, unknown>, more: Record<string, unknown> = {}) => {
  const answer = await practice.control("POST", "faults", { match: { path: "/users" }, effect, ...more });
  expect(answer.status, answer.text).toBe(200);
};
// Graph's list shape; the assertions check it.
const list = async () => (await (await practice.get(`/v1.0${path}`, headers)).json()) as List;
const part = async () => {
  const answer = await fetch(`${practice.base}/v1.0/$batch`, {
    method: "POST",
    headers,
    body: JSON.stringify({ requests: [{ id: "1", method: "GET", url: path }] }),
  });
  // Graph's batch shape.
  const { responses } = (await answer.json()) as { responses: { status: number; body: List }[] };
  return responses[0]?.body;
};

describe.each([
  ["a whole answer", list],
  ["a part of a batch", part],
])("%s", (_what, ask) => {
  it("loses properties, items, or comes double, and keeps its links", async () => {
    const whole = await ask();
    expect(whole?.value).toHaveLength(5);
    await fault({ dropFields: ["mail", "jobTitle"] });
    expect(await ask()).toEqual({ ...whole, value: whole?.value.map((item) => ({ ...item, mail: null })) });
    await practice.control("DELETE", "faults");
    await fault({ keepShare: 0.5 }, { phase: "during-body" });
    const short = await ask();
    expect(short?.value).toEqual(whole?.value.slice(0, 2));
    expect(short?.["@odata.nextLink"]).toBe(whole?.["@odata.nextLink"]);
    await practice.control("DELETE", "faults");
    await fault({ keepShare: 0.2, duplicate: true }, { phase: "after-effect" });
    expect((await ask())?.value).toEqual([whole?.value[0], whole?.value[0]]);
  });

  it("grows without a change to what it says", async () => {
    const whole = await ask();
    await fault({ huge: 200_000 });
    expect(await ask()).toEqual({ ...whole, "practice.padding": expect.stringMatching(/^x+$/) });
  });
});

describe("a huge answer", () => {
  it("has exactly the size asked for, streamed", async () => {
    await fault({ huge: 20_000_000 });
    const answer = await practice.get(`/v1.0${path}`, headers);
    expect(answer.headers.get("content-length")).toBe("20000000");
    expect((await answer.arrayBuffer()).byteLength).toBe(20_000_000);
  });

  it("does no harm when the client leaves", async () => {
    await fault({ huge: 2_000_000_000 });
    const leaving = new AbortController();
    const answer = await fetch(`${practice.base}/v1.0${path}`, { headers, signal: leaving.signal });
    const reader = answer.body?.getReader();
    await reader?.read();
    leaving.abort();
    await practice.control("DELETE", "faults");
    expect((await list()).value).toHaveLength(5);
  });
});

describe("other answers", () => {
  it("stay as they are", async () => {
    await fault({ dropFields: ["displayName"], keepShare: 0, duplicate: true });
    const one = await practice.get("/v1.0/users/ikram.benali@calder.example", headers);
    expect(await one.json()).toMatchObject({ displayName: "Ikram Benali" });
    expect((await practice.get("/v1.0/users/nobody", headers)).status).toBe(404);
    expect((await practice.control("POST", "faults", { effect: { keepShare: 2 } })).status).toBe(400);
  });
});
