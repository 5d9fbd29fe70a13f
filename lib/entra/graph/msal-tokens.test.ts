import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignJWT } from "jose";
import { expect, test } from "vitest";
import type { Credential } from "./credential.ts";
import { createTokenSource } from "./msal-tokens.ts";
import { failureOf } from "./testing.ts";
import type { Transport, WireRequest } from "./transport.ts";

const TENANT = "c0ffee00-1240-4a7e-9d00-ca1de5000001";
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

const token = (claims: Record<string, unknown>) =>
  new SignJWT({ tid: TENANT, aud: "https://graph.microsoft.com", roles: ["User.Read.All"], ...claims })
    .setProtectedHeader({ alg: "RS256" })
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(privateKey);

async function source(
  answer: { status?: number; claims?: Record<string, unknown>; text?: string },
  credential?: Credential,
) {
  const sent: WireRequest[] = [];
  const transport: Transport = async (request) => {
    sent.push(request);
    const body = {
      token_type: "Bearer",
      expires_in: 3599,
      ext_expires_in: 3599,
      access_token: await token(answer.claims ?? {}),
    };
    return { status: answer.status ?? 200, headers: new Map(), text: answer.text ?? JSON.stringify(body) };
  };
  const registration = {
    clientId: "6a7e4005-0000-4000-8000-000000000001",
    credential: credential ?? { kind: "secret" as const, secret: "s3cret" },
    loginUrl: "http://127.0.0.1:3900",
    graphUrl: "http://127.0.0.1:3900",
  };
  return { tokens: createTokenSource(registration, TENANT, transport), sent };
}

test("tokens come from the configured login address, are kept, and can be asked anew", async () => {
  const { tokens, sent } = await source({});
  const [first, second] = await Promise.all([tokens.getToken(), tokens.getToken()]);
  expect(second).toBe(first);
  expect(first.roles).toEqual(["User.Read.All"]);
  await tokens.getToken();
  expect(sent.map((request) => request.url)).toEqual([
    expect.stringMatching(`^http://127.0.0.1:3900/${TENANT}/oauth2/v2.0/token`),
  ]);
  expect(sent[0]?.body).toContain("client_secret=s3cret");
  await tokens.getToken({ isFresh: true });
  expect(sent).toHaveLength(2);
});

test("a token of another tenant or for another service is a hard stop (F12)", async () => {
  const other = await source({ claims: { tid: "c0ffee00-0002-4a7e-9d00-0be000000002" } });
  expect(await failureOf(other.tokens.getToken())).toMatchObject({
    kind: "needs-reauthorization",
    code: "wrong-tenant",
  });
  const audience = await source({ claims: { aud: "https://management.azure.com" } });
  expect(await failureOf(audience.tokens.getToken())).toMatchObject({ code: "wrong-audience" });
});

test("Microsoft's refusal keeps its number and loses its text (F11)", async () => {
  const text = JSON.stringify({
    error: "invalid_client",
    error_description: "AADSTS7000215: Invalid client secret provided.",
    error_codes: [7000215],
  });
  const { tokens } = await source({ status: 401, text });
  const failure = await failureOf(tokens.getToken());
  expect(failure).toMatchObject({ kind: "needs-reauthorization", code: "AADSTS7000215" });
  expect(failure.message).not.toContain("provided");
});

test("a broken answer of the token endpoint is a passing fault (F12)", async () => {
  const { tokens } = await source({ text: "<html>" });
  expect(await failureOf(tokens.getToken())).toMatchObject({ kind: "unavailable", code: "invalid-answer" });
});

test("a federated token is read anew from its file, a certificate needs its key", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-"));
  const path = join(folder, "token");
  writeFileSync(path, "assertion-from-file\n");
  const federated = await source({}, { kind: "federated", path });
  await federated.tokens.getToken();
  expect(federated.sent[0]?.body).toContain("client_assertion=assertion-from-file");
  await expect(source({}, { kind: "certificate", path })).rejects.toThrow("ENTRA_CERTIFICATE_PATH");
});
