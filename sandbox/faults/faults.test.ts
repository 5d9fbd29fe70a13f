import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startConsented, type Practice } from "../login/testing.ts";

let practice: Practice;
let headers: Record<string, string>;
beforeAll(async () => {
  ({ practice, headers } = await startConsented(["User.ReadWrite.All", "Directory.Read.All"]));
});
afterAll(() => practice.stop());
afterEach(() => practice.control("DELETE", "faults"));

const ikram = "ikram.benali@calder.example";
const fault = async (rule: Record<string, unknown>) => {
  const answer = await practice.control("POST", "faults", rule);
  expect(answer.status, answer.text).toBe(200);
};
const users = () => fetch(`${practice.base}/v1.0/users?$top=5`, { headers });
const setTitle = (jobTitle: string) =>
  fetch(`${practice.base}/v1.0/users/${ikram}`, {
    method: "PATCH",
    headers,
    body: JSON.stringify({ jobTitle }),
  });
const title = async () => {
  // The truth door's shape.
  const user = JSON.parse((await practice.control("GET", `user/${ikram}`)).text) as { jobTitle: string };
  return user.jobTitle;
};

describe("which call is hit", () => {
  it("nth, every, times, method and path", async () => {
    const statuses = async (count: number) => {
      const seen: number[] = [];
      for (let index = 0; index < count; index += 1) seen.push((await users()).status);
      return seen;
    };
    await fault({ match: { path: "/users", nth: 2 }, effect: { status: 503 } });
    expect(await statuses(3)).toEqual([200, 503, 200]);
    await practice.control("DELETE", "faults");
    await fault({ match: { path: "^/v1\\.0/users", every: 2, times: 1 }, effect: { status: 500 } });
    expect(await statuses(4)).toEqual([200, 500, 200, 200]);
    await practice.control("DELETE", "faults");
    await fault({ match: { method: "PATCH" }, effect: { status: 500 } });
    await fault({ match: { path: "/groups" }, effect: { status: 500 } });
    expect(await statuses(1)).toEqual([200]);
  });

  it("refuses a rule that is none", async () => {
    for (const rule of [
      { effect: {}, match: { path: "(" } },
      { phase: "sometime", effect: {} },
      { match: {}, effect: { explode: true } },
    ]) {
      expect((await practice.control("POST", "faults", rule)).status).toBe(400);
    }
  });
});

describe("phases", () => {
  it("before the effect: nothing happens; after the effect: it happened although the answer says no", async () => {
    const before = await title();
    await fault({ match: { method: "PATCH", times: 1 }, phase: "before-effect", effect: { status: 503 } });
    expect((await setTitle("Never")).status).toBe(503);
    expect(await title()).toBe(before);
    await fault({ match: { method: "PATCH", times: 1 }, phase: "after-effect", effect: { status: 504 } });
    expect((await setTitle("Happened")).status).toBe(504);
    expect(await title()).toBe("Happened");
  });

  it("a reset before the effect stops it, a reset after it does not", async () => {
    await fault({ match: { method: "PATCH", times: 1 }, phase: "before-effect", effect: { reset: true } });
    await expect(setTitle("Never")).rejects.toThrow("fetch failed");
    expect(await title()).not.toBe("Never");
    await fault({ match: { method: "PATCH", times: 1 }, phase: "after-effect", effect: { reset: true } });
    await expect(setTitle("Cut off")).rejects.toThrow("fetch failed");
    expect(await title()).toBe("Cut off");
  });

  it("in the body: cut, broken off, dripped, mislabelled, HTML and empty", async () => {
    const whole = await (await users()).text();
    await fault({ match: { times: 1 }, phase: "during-body", effect: { truncateTo: 40 } });
    expect(await (await users()).text()).toBe(whole.slice(0, 40));
    for (const effect of [{ reset: true }, { closeEarly: true }]) {
      await fault({ match: { times: 1 }, phase: "during-body", effect });
      const answer = await users();
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toThrow();
    }
    await fault({ match: { times: 1 }, phase: "during-body", effect: { truncateTo: 5, dripMsPerByte: 10 } });
    const started = Date.now();
    expect(await (await users()).text()).toHaveLength(5);
    expect(Date.now() - started).toBeGreaterThanOrEqual(45);
    await fault({ match: { times: 1 }, phase: "during-body", effect: { wrongContentType: true } });
    expect((await users()).headers.get("content-type")).toContain("text/plain");
    await fault({ match: { times: 1 }, phase: "during-body", effect: { html: true } });
    expect(await (await users()).text()).toContain("<html>");
    await fault({ match: { times: 1 }, phase: "during-body", effect: { body: "" } });
    const empty = await users();
    expect([empty.status, await empty.text()]).toEqual([200, ""]);
  });

  it("waits, with or without an answer of its own", async () => {
    await fault({ match: { times: 1 }, effect: { delayMs: 60 } });
    const started = Date.now();
    expect((await users()).status).toBe(200);
    expect(Date.now() - started).toBeGreaterThanOrEqual(55);
  });

  it("closes the connection of a client that leaves a drip, without harm", async () => {
    await fault({ match: { times: 1 }, phase: "during-body", effect: { dripMsPerByte: 20 } });
    const { port } = new URL(practice.base);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => {
        socket.write(
          `GET /v1.0/users HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: ${headers.authorization}\r\n\r\n`,
        );
      });
      socket.once("data", () => socket.destroy());
      socket.once("close", () => resolve());
    });
    expect((await users()).status).toBe(200);
  });
});

describe("throttling", () => {
  it.each([["2"], ["2.128"], ["Wed, 21 Oct 2026 07:28:00 GMT"], ["soon"], [undefined]])(
    "429 with Retry-After %s",
    async (value) => {
      await fault({
        match: { times: 1 },
        effect: { status: 429, ...(value === undefined ? {} : { headers: { "retry-after": value } }) },
      });
      const answer = await users();
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, value ?? null]);
      expect(await answer.json()).toMatchObject({ error: { code: "TooManyRequests" } });
    },
  );

  it("punishes and counts calls inside the window when asked to", async () => {
    await fault({
      match: { times: 1 },
      effect: { status: 429, headers: { "retry-after": "0.3" }, punishEarly: true },
    });
    expect((await users()).status).toBe(429);
    expect((await users()).status).toBe(429);
    expect((await practice.control("GET", "requests")).text).toContain('"earlyCalls":1');
    await new Promise((resolve) => setTimeout(resolve, 320));
    expect((await users()).status).toBe(200);
  });

  it("hits single parts of a batch and leaves the rest alone", async () => {
    await fault({
      match: { path: "^/v1\\.0/users", scope: "part", nth: 2 },
      effect: { status: 429, headers: { "Retry-After": "1.5" } },
    });
    const requests = ["1", "2"].map((id) => ({ id, method: "GET", url: `/users?$top=${id}` }));
    const answer = await fetch(`${practice.base}/v1.0/$batch`, {
      method: "POST",
      headers,
      body: JSON.stringify({ requests }),
    });
    expect(answer.status).toBe(200);
    // Graph's batch shape; the assertion checks it.
    const { responses } = (await answer.json()) as {
      responses: Array<{ id: string; status: number; headers: Record<string, string> }>;
    };
    const [first, second] = ["1", "2"].map((id) => responses.find((part) => part.id === id));
    expect([first?.status, second?.status, second?.headers["Retry-After"]]).toEqual([200, 429, "1.5"]);
  });
});

describe("the login service", () => {
  it("fails like itself", async () => {
    await fault({ match: { path: "/oauth2/v2\\.0/token", times: 1 }, effect: { status: 503 } });
    const answer = await practice.token(practice.appOnly);
    expect([answer.status, await answer.json()]).toMatchObject([
      503,
      { error: "temporarily_unavailable", error_codes: [90033] },
    ]);
    expect((await practice.token(practice.appOnly)).status).toBe(200);
  });
});
