import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auditEntries, connections } from "#db/schema/index.ts";
import { graphError, json, testClient } from "#lib/entra/graph/testing.ts";
import { insertConnection } from "#lib/entra/sync/testing.ts";
import { checkCredentialExpiry, daysToWarnOf, expiryOfSecret } from "./credential-expiry.ts";
import { findConnection } from "./data.ts";
import { saveRegistration } from "./save-registration.ts";
import { auditOf, CLIENT_ID, TENANT, testDesk } from "./testing.ts";

const DAY = 24 * 60 * 60_000;
const SECRET = "practice-secret-not-for-real-use";
type Answers = Parameters<typeof testClient>[0];

function desk(source: Record<string, string> = {}) {
  const it = testDesk(source);
  insertConnection(it.db);
  it.db.update(connections).set({ status: "Connected", isPractice: false }).run();
  /** One check as a cycle makes it; gives the paths that were asked. */
  async function check(...answers: Answers): Promise<string[]> {
    const { client, sent } = testClient(answers, ["Application.Read.All"]);
    await checkCredentialExpiry(it.admin, client, { environment: it.environment });
    return sent.map(({ url }) => decodeURIComponent(new URL(url).pathname));
  }
  const announced = () =>
    it.db
      .select()
      .from(auditEntries)
      .all()
      .filter(({ event }) => event === "connection.credential-ends")
      .map(({ details }) => details?.days);
  const known = () => findConnection(it.db);
  return { ...it, check, announced, known };
}

const secretOf = (endsAt: number, hint = "pra") =>
  json({ passwordCredentials: [{ hint, endDateTime: new Date(endsAt).toISOString() }] });

test("the days before the end: 30, 14, 7, 1, and 0 when it is over", () => {
  const now = 1_000 * DAY;
  const days = (left: number) => daysToWarnOf(now + left * DAY, now);
  expect([31, 30.1, 30, 14.1, 14, 8, 7, 2, 1, 0.1, 0, -5].map(days)).toEqual([
    null,
    null,
    30,
    30,
    14,
    14,
    7,
    7,
    1,
    1,
    0,
    0,
  ]);
  expect(daysToWarnOf(null, now)).toBeNull();
});

test("the end of a secret is announced 30, 14, 7, 1 and 0 days before, once each", async () => {
  const { check, announced, time, known, db } = desk();
  const endsAt = time.now + 40 * DAY;
  for (let hours = 0; hours < 24 * 43; hours += 4) {
    await check(secretOf(endsAt));
    time.now += 4 * 60 * 60_000;
  }
  expect(announced()).toEqual([30, 14, 7, 1, 0]);
  expect(known()).toMatchObject({ credentialExpiresAt: endsAt, credentialWarnedDays: 0 });
  expect(db.select().from(auditEntries).all()[0]).toMatchObject({
    event: "connection.credential-ends",
    result: "Announced",
    targetId: TENANT,
    details: { days: 30, expiresAt: endsAt },
  });
});

test("a short-lived secret is announced with the nearest distance only", async () => {
  const { check, announced, time } = desk();
  await check(secretOf(time.now + 5 * DAY));
  expect(announced()).toEqual([7]);
});

test("Microsoft is asked once a day, and what is known is announced in between", async () => {
  const { check, announced, time, known } = desk();
  const startedAt = time.now;
  const endsAt = startedAt + 7.5 * DAY;
  expect(await check(secretOf(endsAt))).toEqual([`/v1.0/applications(appId='${CLIENT_ID}')`]);
  time.now += 23 * 60 * 60_000;
  expect(await check()).toEqual([]);
  expect(known()?.credentialCheckedAt).toBe(startedAt);
  expect(announced()).toEqual([14, 7]);
  time.now = startedAt + DAY;
  expect(await check(secretOf(endsAt))).toHaveLength(1);
  expect(known()?.credentialCheckedAt).toBe(startedAt + DAY);
  expect(announced()).toEqual([14, 7]);
});

test("a renewed secret starts over", async () => {
  const { check, announced, time, known } = desk();
  await check(secretOf(time.now + 2 * DAY));
  time.now += DAY;
  await check(secretOf(time.now + 180 * DAY));
  expect(known()).toMatchObject({ credentialWarnedDays: null, credentialExpiresAt: time.now + 180 * DAY });
  time.now += 151 * DAY;
  await check(secretOf(time.now + 29 * DAY));
  expect(announced()).toEqual([7, 30]);
});

test("a secret that is typed anew is asked about in the next cycle, and announced from its own end on", async () => {
  const typed = { GATEHOUSE_PRACTICE_TENANT: "off", ENTRA_CLIENT_ID: "", ENTRA_CLIENT_SECRET: "" };
  const { check, announced, time, known, db, admin, deps } = desk(typed);
  const registration = { clientId: CLIENT_ID, tenantId: TENANT, clientSecret: SECRET };
  saveRegistration(admin, registration, deps);
  await check(secretOf(time.now + 2 * DAY));
  saveRegistration(admin, { ...registration, clientSecret: "new-secret-not-for-real-use" }, deps);
  await check(secretOf(time.now + 90 * DAY, "new"));
  expect(known()).toMatchObject({ credentialWarnedDays: null, credentialExpiresAt: time.now + 90 * DAY });
  expect(announced()).toEqual([7]);
  expect(auditOf(db).at(-1)).toBe("connection.registration-saved: Done");
});

test("of several secrets the one in use is told by its first characters, of several such the last to end", () => {
  const at = (iso: string) => Date.parse(iso);
  const row = (hint: unknown, endDateTime: unknown) => ({ hint, endDateTime });
  expect(
    expiryOfSecret(
      [
        row("abc", "2030-01-01T00:00:00Z"),
        row("pra", "2027-02-01T00:00:00Z"),
        row("pra", "2027-03-01T00:00:00Z"),
      ],
      SECRET,
    ),
  ).toBe(at("2027-03-01T00:00:00Z"));
  for (const unknown of [
    [],
    null,
    "text",
    [null, 7],
    [row("abc", "2030-01-01T00:00:00Z")],
    [row("", "2030-01-01T00:00:00Z")],
    [row(null, "2030-01-01T00:00:00Z")],
    [row("pra", "some day"), row("pra", null)],
  ])
    expect(expiryOfSecret(unknown, SECRET)).toBeNull();
});

test.each([
  ["another secret only", secretOf(Date.UTC(2026, 11, 1), "xyz")],
  ["an app registration of another tenant", graphError(404, "Request_ResourceNotFound")],
  ["no permission for it", graphError(403, "Authorization_RequestDenied")],
])("with %s the end is not known, and nothing fails", async (_name, answer) => {
  const { check, announced, known, time } = desk();
  // The client asks a second time after a 403, with a fresh token.
  await check(answer, answer);
  expect(known()).toMatchObject({
    credentialExpiresAt: null,
    credentialWarnedDays: null,
    credentialCheckedAt: time.now,
  });
  expect(announced()).toEqual([]);
});

test("a passing failure forgets nothing and announces nothing twice", async () => {
  const { check, announced, known, time } = desk();
  const endsAt = time.now + 20 * DAY;
  await check(secretOf(endsAt));
  time.now += DAY;
  await check(...Array.from({ length: 20 }, () => graphError(503, "serviceNotAvailable")));
  expect(known()).toMatchObject({ credentialExpiresAt: endsAt, credentialWarnedDays: 30 });
  time.now += DAY;
  await check(secretOf(endsAt));
  expect(announced()).toEqual([30]);
});

test("a lost access is not swallowed here", async () => {
  const { check, known } = desk();
  const refused = graphError(401, "InvalidAuthenticationToken");
  await expect(check(refused, refused, refused)).rejects.toMatchObject({ kind: "needs-reauthorization" });
  expect(known()?.credentialCheckedAt).toBeNull();
});

const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBfDCCASOgAwIBAgIUFH7ile+URCzsHN2ARq0qAd+dAVMwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJZ2F0ZWhvdXNlMB4XDTI2MTEyNjE1MDU1MloXDTI3MTEyNjE1
MDU1MlowFDESMBAGA1UEAwwJZ2F0ZWhvdXNlMFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEimp5BTbKocgzbIsibckvGaUO/ftNFbIqSEuHwxSKp4KhJv5TjF2oQq0T
GJVUzF2DzhUCzSO/5CppfD5GFN0dkaNTMFEwHQYDVR0OBBYEFC8m7fs+dDxJaKzR
8/NjLz/isxW/MB8GA1UdIwQYMBaAFC8m7fs+dDxJaKzR8/NjLz/isxW/MA8GA1Ud
EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgcn1BEM9p2VOTcjr6y7TYl7GL
Rlx4PnTF93IP0qI+1VECIEAzoAAGEWcU7EmeAl6dJGdOPj/kn61LL4Zd2OzlfNOk
-----END CERTIFICATE-----
`;
const ENDS_AT = Date.UTC(2027, 10, 26, 15, 5, 52);

function fileWith(name: "ENTRA_CERTIFICATE_PATH" | "ENTRA_FEDERATED_TOKEN_FILE", text: string) {
  const path = join(mkdtempSync(join(tmpdir(), "gatehouse-")), "credential");
  writeFileSync(path, text);
  return { ENTRA_CLIENT_SECRET: "", [name]: path };
}

test("a certificate tells its end itself, wherever it stands in its file", async () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  for (const text of [key + CERTIFICATE, CERTIFICATE + key]) {
    const { check, announced, known, time } = desk(fileWith("ENTRA_CERTIFICATE_PATH", text));
    expect(await check()).toEqual([]);
    expect(known()?.credentialExpiresAt).toBe(ENDS_AT);
    expect(announced()).toEqual([]);
    time.now = ENDS_AT - 13 * DAY;
    await check();
    expect(announced()).toEqual([14]);
  }
});

test("a federated credential has no end", async () => {
  const { check, announced, known, time } = desk(fileWith("ENTRA_FEDERATED_TOKEN_FILE", "token"));
  expect(await check()).toEqual([]);
  expect(known()).toMatchObject({ credentialExpiresAt: null, credentialCheckedAt: time.now });
  expect(announced()).toEqual([]);
});

test("without a connection there is nothing to check", async () => {
  const { db, check, announced } = desk();
  db.delete(connections).run();
  expect(await check()).toEqual([]);
  expect(announced()).toEqual([]);
});
