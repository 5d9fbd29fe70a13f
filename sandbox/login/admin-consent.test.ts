import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clientPrincipal, removeClientPrincipal, rolesGranted } from "../store/consent.ts";
import { defaultClientId, tenantId } from "../store/constants.ts";
import {
  choose,
  consentPath,
  cookieOf,
  persona,
  redirectUri,
  startPractice,
  type Practice,
} from "./testing.ts";
import { otherAdmin, otherTenant } from "./tenants.ts";

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.stop());
beforeEach(async () => {
  removeClientPrincipal(practice.context.store, defaultClientId);
  practice.context.login.otherConsent.clear();
  await registers(["User.Read.All", "GroupMember.ReadWrite.All"]);
});

const registers = (permissions: string[]) =>
  fetch(`${practice.base}/practice/registration`, {
    method: "POST",
    body: JSON.stringify({ clientId: defaultClientId, permissions }),
  });

/** Signs in on the consent page and presses one of its buttons; gives the Location. */
async function press(path: string, objectId: string, button: string): Promise<string> {
  const cookie = cookieOf(await choose(practice, path, objectId));
  const answer = await practice.post(
    path,
    { practice_account: objectId, practice_consent: button },
    { cookie },
  );
  return answer.headers.get("location") ?? "";
}

const page = async (path: string, objectId: string) => {
  const cookie = cookieOf(await choose(practice, path, objectId));
  return (await practice.get(path, { cookie })).text();
};

describe("admin consent", () => {
  it("lists each permission with words and its name", async () => {
    const text = await page(consentPath("v2"), persona(practice, "admin").objectId);
    expect(text).toContain("Add people to groups and remove them");
    expect(text).toContain("GroupMember.ReadWrite.All");
    expect(text).toMatch(
      /value="accept">Accept<\/button>.*value="cancel">Cancel<\/button>.*>Use another account<\/button>/,
    );
  });

  it("v1: grants what the registration asks for and says so without a scope", async () => {
    const location = await press(consentPath("v1"), persona(practice, "admin").objectId, "accept");
    expect(location).toBe(`${redirectUri}?admin_consent=True&tenant=${tenantId}&state=state-1`);
    expect(rolesGranted(practice.context.store, defaultClientId)).toEqual([
      "GroupMember.ReadWrite.All",
      "User.Read.All",
    ]);
  });

  it("v2: the same with the granted scopes; by domain and through organizations too", async () => {
    const scope =
      "https%3a%2f%2fgraph.microsoft.com%2fUser.Read.All+https%3a%2f%2fgraph.microsoft.com%2fGroupMember.ReadWrite.All";
    for (const tenant of [tenantId, "calder.example", "organizations"]) {
      const location = await press(
        consentPath("v2", {}, tenant),
        persona(practice, "admin").objectId,
        "accept",
      );
      expect(location).toBe(
        `${redirectUri}?admin_consent=True&tenant=${tenantId}&scope=${scope}&state=state-1`,
      );
    }
  });

  it("v2: explicit scopes are delegated and give the app itself nothing", async () => {
    const path = consentPath("v2", { scope: "https://graph.microsoft.com/User.Read.All" });
    expect(await press(path, persona(practice, "admin").objectId, "accept")).toContain("admin_consent=True");
    expect(rolesGranted(practice.context.store, defaultClientId)).toEqual([]);
    expect(clientPrincipal(practice.context.store, defaultClientId)).toBeDefined();
  });

  const captured = (error: string, code: number) =>
    new RegExp(
      `^${redirectUri.replace(/[.?]/g, "\\$&")}\\?error=${error}&error_description=AADSTS${code}%3a\\+\\S+%0d%0aTrace\\+ID%3a\\+[0-9a-f-]{36}%0d%0aCorrelation\\+ID%3a\\+[0-9a-f-]{36}%0d%0aTimestamp%3a\\+\\d{4}-\\d\\d-\\d\\d\\+\\d\\d%3a\\d\\d%3a\\d\\dZ&error_uri=https%3a%2f%2flogin\\.microsoftonline\\.com%2ferror%3fcode%3d${code}&admin_consent=True&state=state-1#$`,
    );

  it.each(["v1", "v2"] as const)(
    "%s: Cancel comes back in the captured form and grants nothing",
    async (version) => {
      const location = await press(consentPath(version), persona(practice, "admin").objectId, "cancel");
      expect(location).toMatch(captured("access_denied", 65004));
      expect(clientPrincipal(practice.context.store, defaultClientId)).toBeUndefined();
    },
  );

  it("tells people without the right that an admin must approve, and Back returns AADSTS90094", async () => {
    for (const key of ["agent", "not-an-admin"]) {
      const { objectId } = persona(practice, key);
      const text = await page(consentPath("v2"), objectId);
      expect(text).toContain("Need admin approval");
      expect(text).not.toContain(">Accept<");
      expect(await press(consentPath("v2"), objectId, "accept")).not.toContain("admin_consent");
      expect(await press(consentPath("v2"), objectId, "back")).toMatch(captured("access_denied", 90094));
    }
    expect(clientPrincipal(practice.context.store, defaultClientId)).toBeUndefined();
  });

  it("refuses another tenant's account where a tenant is named, and lets it consent for its own", async () => {
    expect(await page(consentPath("v2"), otherAdmin.objectId)).toContain("another company");
    expect(await press(consentPath("v2"), otherAdmin.objectId, "back")).toMatch(
      captured("access_denied", 50020),
    );
    const own = await press(consentPath("v2", {}, "organizations"), otherAdmin.objectId, "accept");
    expect(own).toContain(`admin_consent=True&tenant=${otherTenant.id}&`);
    expect(clientPrincipal(practice.context.store, defaultClientId)).toBeUndefined();
  });

  it("goes back to the choice of account, and answers only for the account that was shown", async () => {
    const path = consentPath("v2");
    const admin = persona(practice, "admin").objectId;
    const cookie = cookieOf(await choose(practice, path, admin));
    const other = await practice.post(
      path,
      { practice_account: persona(practice, "agent").objectId, practice_consent: "accept" },
      { cookie },
    );
    expect(other.headers.get("location")).toBe(path);
    const foreign = await practice.post(
      path,
      { practice_account: admin, practice_consent: "accept" },
      { cookie, origin: "https://evil.example" },
    );
    expect(foreign.status).toBe(400);
    await practice.post(path, { practice_account: admin, practice_consent: "switch" }, { cookie });
    expect(await (await practice.get(path, { cookie })).text()).toContain("Choose who signs in");
    expect(clientPrincipal(practice.context.store, defaultClientId)).toBeUndefined();
  });

  it("refuses a redirect URI that is not the app's, a missing scope and another resource on a page", async () => {
    const bad: Array<[change: Record<string, string | undefined>, code: string]> = [
      [{ redirect_uri: "https://evil.example/x" }, "AADSTS50011"],
      [{ scope: undefined }, "AADSTS900144"],
      [{ scope: "https://vault.azure.net/.default" }, "AADSTS500011"],
    ];
    for (const [change, code] of bad) {
      const answer = await practice.get(consentPath("v2", change));
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(code);
    }
  });

  it("the registration takes only permissions that Graph has", async () => {
    expect((await registers(["User.Read.All", "Made.Up.All"])).status).toBe(400);
    expect(practice.context.login.directory.registration(defaultClientId)?.requestedPermissions).toEqual([
      "User.Read.All",
      "GroupMember.ReadWrite.All",
    ]);
  });
});
