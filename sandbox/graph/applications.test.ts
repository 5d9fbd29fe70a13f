import { X509Certificate } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makeCertificate } from "../login/certificate-testing.ts";
import { defaultClientId, defaultClientSecret } from "../store/constants.ts";
import { loginDirectory } from "../store/login-directory.ts";
import { firstOf, practiceGraph } from "./testing.ts";

const dayMs = 86_400_000;
const byAppId = `applications(appId='${defaultClientId}')`;

describe("the app registration", () => {
  test("is the one application, with the dates of its secrets and never their text", () => {
    const { get, clock } = practiceGraph();
    const { body, units } = get("applications");
    expect(body.value).toHaveLength(1);
    expect(units).toBe(2);
    const application = firstOf(body.value);
    expect(application).toMatchObject({
      appId: defaultClientId,
      displayName: "Gatehouse",
      keyCredentials: [],
    });
    expect(application.passwordCredentials).toEqual([
      {
        customKeyIdentifier: null,
        displayName: "Client secret",
        startDateTime: "2026-11-24T09:00:00Z",
        endDateTime: "2028-11-23T09:00:00Z",
        hint: defaultClientSecret.slice(0, 3),
        keyId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
        secretText: null,
      },
    ]);
    clock.now += 3 * 365 * dayMs;
    expect(firstOf(get("applications").body.value).passwordCredentials).toMatchObject([
      { endDateTime: "2030-11-23T09:00:00Z" },
    ]);
  });

  test("is found by its object id and by appId='…', not by the bare appId", () => {
    const { get } = practiceGraph();
    const application = firstOf(get("applications").body.value);
    for (const path of [`applications/${application.id}`, byAppId, `applications('${application.id}')`]) {
      const { status, body, units } = get(path);
      expect([status, body.id, units]).toEqual([200, application.id, 2]);
    }
    expect(get(`applications/${defaultClientId}`).status).toBe(404);
    expect(get(`applications(appId='${application.id}')`).body.error?.message).toContain(
      `'${application.id}'`,
    );
    expect(get(`${byAppId}?$select=appId,keyCredentials`).body).toEqual({
      "@odata.context": "https://graph.test/v1.0/$metadata#applications(appId,keyCredentials)/$entity",
      appId: defaultClientId,
      keyCredentials: [],
    });
    expect(get("applications?$select=shoeSize").status).toBe(400);
    expect(get(`applications?$filter=appId eq '${defaultClientId}'`).body.value).toHaveLength(1);
    expect(get("applications?$filter=appId eq 'another'").body.value).toHaveLength(0);
  });

  test("shows every secret and certificate that is registered", () => {
    const { get, store, clock } = practiceGraph();
    const { pem } = makeCertificate();
    const directory = loginDirectory(store);
    directory.setSecrets(defaultClientId, [
      { value: "old-secret", expiresAt: clock.now + 20 * dayMs },
      { value: "new-secret", expiresAt: null },
    ]);
    directory.setCertificates(defaultClientId, [{ pem }]);
    const { passwordCredentials, keyCredentials } = get(byAppId).body;
    expect(passwordCredentials).toMatchObject([
      { hint: "old", endDateTime: "2026-12-14T09:00:00Z" },
      { hint: "new", endDateTime: "2028-11-23T09:00:00Z" },
    ]);
    const certificate = new X509Certificate(pem);
    expect(keyCredentials).toEqual([
      {
        customKeyIdentifier: certificate.fingerprint.replaceAll(":", ""),
        displayName: expect.stringMatching(/^CN=/),
        startDateTime: new Date(certificate.validFrom).toISOString().replace(".000", ""),
        endDateTime: new Date(certificate.validTo).toISOString().replace(".000", ""),
        keyId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        type: "AsymmetricX509Cert",
        usage: "Verify",
        key: null,
      },
    ]);
  });

  test("needs the right to read applications or the directory", () => {
    const { get } = practiceGraph();
    for (const path of ["applications", byAppId]) {
      expect(get(path, {}, ["User.Read.All"]).status).toBe(403);
      for (const role of ["Application.Read.All", "Directory.Read.All"])
        expect(get(path, {}, [role]).status).toBe(200);
    }
  });
});
