import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createContext, createSandboxServer, type SandboxContext } from "../server.ts";
import { seedTenant } from "../seed/seed-tenant.ts";
import { defaultClientId, defaultClientSecret, tenantId } from "../store/constants.ts";
import { openStoreDatabase } from "../store/open-store.ts";
import { Store } from "../store/store.ts";

export const redirectUri = "http://localhost:3000/api/entra/callback/consent";
export const signInUri = "http://localhost:3000/api/entra/callback/sign-in";
export const controlToken = "control-token-of-the-test";
export const verifier = "a-verifier-that-is-at-least-forty-three-characters-long";

/** A practice tenant of a few people in this process, on a free loopback port, with a clock that tests can move. */
export async function startPractice() {
  const clock = { offsetMs: 0 };
  const store = new Store(openStoreDatabase(":memory:"), () => Date.now() + clock.offsetMs);
  seedTenant(store, { users: 80, groups: 12, memberships: 120, apps: 4, seed: 1 });
  const options = {
    controlToken,
    latencyMs: 0,
    clientId: defaultClientId,
    clientSecret: defaultClientSecret,
  };
  const context: SandboxContext = createContext(store, options);
  const server = createSandboxServer(context);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const base = `http://127.0.0.1:${address.port}`;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(base + path, { headers, redirect: "manual" });
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(base + path, { method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual" });
  return {
    base,
    clock,
    context,
    get,
    post,
    control: async (
      method: string,
      path: string,
      body?: unknown,
    ): Promise<{ status: number; text: string }> => {
      const answer = await fetch(`${base}/practice/control/${path}`, {
        method,
        headers: { "x-practice-token": controlToken },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, text: await answer.text() };
    },
    token: (fields: Record<string, string>, tenant: string = tenantId) =>
      post(`/${tenant}/oauth2/v2.0/token`, fields),
    /** The fields of a good app-only request. */
    appOnly: {
      grant_type: "client_credentials",
      client_id: defaultClientId,
      client_secret: defaultClientSecret,
      scope: "https://graph.microsoft.com/.default",
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
      store.db.close();
    },
  };
}

/** The same with these permissions granted, and the headers of an app that has its token. */
export async function startConsented(grant: readonly string[]) {
  const practice = await startPractice();
  await practice.control("POST", "consent", { grant });
  // The token endpoint's shape, tested beside it.
  const { access_token: token } = (await (await practice.token(practice.appOnly)).json()) as {
    access_token: string;
  };
  return { practice, headers: { authorization: `Bearer ${token}`, "content-type": "application/json" } };
}

export type Practice = Awaited<ReturnType<typeof startPractice>>;

/** Path and query of a good authorization request; `change` overrides or, with undefined, leaves out. */
export function authorizePath(
  change: Record<string, string | undefined> = {},
  tenant: string = tenantId,
): string {
  const fields: Record<string, string | undefined> = {
    client_id: defaultClientId,
    response_type: "code",
    redirect_uri: signInUri,
    scope: "openid profile email",
    state: "state-1",
    nonce: "nonce-1",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...change,
  };
  return `/${tenant}/oauth2/v2.0/authorize?${queryOf(fields)}`;
}

export function consentPath(
  version: "v1" | "v2",
  change: Record<string, string | undefined> = {},
  tenant: string = tenantId,
): string {
  const fields = {
    client_id: defaultClientId,
    redirect_uri: redirectUri,
    state: "state-1",
    scope: version === "v2" ? "https://graph.microsoft.com/.default" : undefined,
    ...change,
  };
  return `/${tenant}/${version === "v2" ? "v2.0/" : ""}adminconsent?${queryOf(fields)}`;
}

function queryOf(fields: Record<string, string | undefined>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]): Array<[string, string]> =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** The `name=value` of the cookie an answer sets. */
export const cookieOf = (answer: Response): string => answer.headers.get("set-cookie")?.split(";")[0] ?? "";

/** Presses a person's button on a sign-in page; gives the answer with its cookie. */
export const choose = (practice: Practice, path: string, objectId: string) =>
  practice.post(path, { practice_person: objectId });

export function persona(practice: Practice, key: string) {
  const found = practice.context.login.directory.personas().find((each) => each.key === key);
  if (!found) throw new Error(`There is no persona ${key}.`);
  return found;
}

/** Signs in and redeems the code. */
export async function signIn(practice: Practice, key: string) {
  const answer = await choose(practice, authorizePath(), persona(practice, key).objectId);
  const location = new URL(answer.headers.get("location") ?? "");
  return location.searchParams.get("code") ?? randomUUID();
}
