import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const PRACTICE_SECRET = "practice-secret-not-for-real-use";
const CONTROL_TOKEN = "control-token-of-the-test";

export type Persona = { key: string; objectId: string };

export type ConsentAnswer = "accept" | "cancel" | "back";

/** The practice tenant as its own process, and the two things a browser does at Microsoft. */
export type PracticeTenant = {
  port: number;
  url: string;
  personas: Map<string, string>;
  /** At the sign-in page: choose a person, or Cancel. Gives the query that the desk's callback gets. */
  signIn(
    authorizeUrl: string,
    objectId: string | null,
  ): Promise<{ query: Record<string, string>; cookie: string }>;
  /** At the consent page, with the session of the sign-in; `back` is all that a non-admin can press. */
  consent(
    url: string,
    signedIn: { cookie: string; objectId: string },
    answer: ConsentAnswer,
  ): Promise<Record<string, string>>;
  control(path: string, body?: unknown): Promise<void>;
  register(permissions: readonly string[]): Promise<void>;
  stop(): void;
};

/** A data folder as `npm start` leaves it, so that the desk finds the practice tenant's secret. */
export function practiceDataDir(secret = PRACTICE_SECRET): string {
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-"));
  mkdirSync(join(dataDir, "practice"));
  writeFileSync(join(dataDir, "practice", "client.secret"), secret);
  return dataDir;
}

/** Starts a small practice tenant on a free port; `stop` ends the process. */
export async function startPracticeTenant(port: number): Promise<PracticeTenant> {
  const data = mkdtempSync(join(tmpdir(), "gatehouse-practice-"));
  const args = ["sandbox/main.ts", "--port", String(port), "--data", data, "--users", "60", "--groups", "10"];
  const process_ = spawn(
    process.execPath,
    [...args, "--control-token", CONTROL_TOKEN, "--client-secret", PRACTICE_SECRET, "--quiet"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await listening(process_);
  const url = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${url}/practice/personas`);
  const { personas } = await readJson<{ personas: Persona[] }>(answer);
  return {
    port,
    url,
    personas: new Map(personas.map((persona) => [persona.key, persona.objectId])),
    async signIn(authorizeUrl, objectId) {
      const choice: Record<string, string> =
        objectId === null ? { practice_cancel: "1" } : { practice_person: objectId };
      const back = await submit(authorizeUrl, choice, "");
      return { query: queryOf(back), cookie: back.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
    },
    async consent(consentUrl, { cookie, objectId }, answer) {
      return queryOf(
        await submit(consentUrl, { practice_account: objectId, practice_consent: answer }, cookie),
      );
    },
    async control(path, body) {
      const headers = { "content-type": "application/json", "x-practice-token": CONTROL_TOKEN };
      // Without a body: back to normal.
      const order =
        body === undefined ? { method: "DELETE" } : { method: "POST", body: JSON.stringify(body) };
      const done = await fetch(`${url}/practice/control/${path}`, { ...order, headers });
      if (!done.ok) throw new Error(`control ${path} answered ${done.status}`);
    },
    async register(permissions) {
      const body = JSON.stringify({ clientId: "6a7e4005-0000-4000-8000-000000000001", permissions });
      const done = await fetch(`${url}/practice/registration`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      if (!done.ok) throw new Error(`registration answered ${done.status}`);
    },
    stop: () => void process_.kill("SIGTERM"),
  };
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error("no stdout"));
    createInterface({ input: child.stdout }).on("line", (line) => line.includes('"listening"') && resolve());
    child.on("exit", (code) => reject(new Error(`the practice tenant ended with ${code}`)));
  });
}

function submit(url: string, fields: Record<string, string>, cookie: string): Promise<Response> {
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    origin: new URL(url).origin,
    cookie,
  };
  return fetch(url, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(fields) });
}

function queryOf(back: Response): Record<string, string> {
  const location = back.headers.get("location");
  if (location === null || location.startsWith("/"))
    throw new Error(`the practice tenant stayed on its page (${back.status})`);
  return Object.fromEntries(new URL(location).searchParams);
}

async function readJson<T>(answer: Response): Promise<T> {
  // Written by the practice tenant's own tested route.
  return (await answer.json()) as T;
}
