import { readClient, type KnownClient } from "./authorization-request.ts";
import { chosenPerson, foreignAccount } from "./choose-person.ts";
import { consentPage, foreignAccountPage, needApprovalPage } from "./consent-page.ts";
import type { LoginContext } from "./context.ts";
import type { Person } from "./directory.ts";
import { withFields } from "./encode.ts";
import { errorPage } from "./error-page.ts";
import { isSameOrigin, redirect, type Answer, type Call } from "./exchange.ts";
import { describe, errorWord, loginError, type LoginError } from "./login-error.ts";
import { grantInOtherTenant } from "./other-consent.ts";
import { readScopes, type AskedScopes } from "./consent-scopes.ts";
import { signInPage } from "./sign-in-page.ts";
import { findPerson, otherTenant, tenantOf } from "./tenants.ts";

export type ConsentVersion = "v1" | "v2";

type Asked = {
  context: LoginContext;
  call: Call;
  client: KnownClient;
  version: ConsentVersion;
  scopes: AskedScopes;
};

const consentRoles = [
  "62e90394-69f5-4237-9190-012177145e10", // Global Administrator
  "e8611ab8-c189-46e8-94e1-60213ab1f814", // Privileged Role Administrator
];

/** GET and POST of `/{tenant}/adminconsent` (v1) and `/{tenant}/v2.0/adminconsent` (v2). */
export function adminConsentAnswer(
  context: LoginContext,
  call: Call,
  segment: string,
  version: ConsentVersion,
): Answer {
  const client = readClient(context, call, segment);
  if ("code" in client) return errorPage(client, call, context.now());
  const scopes = readScopes(client.registration, call, version);
  if ("code" in scopes) return errorPage(scopes, call, context.now());
  const asked = { context, call, client, version, scopes };
  const session = context.sessions.read(call);
  const person = session && findPerson(context.directory, session.objectId);
  if (call.method === "POST") {
    if (!isSameOrigin(call)) {
      return errorPage(loginError(9000411, "The form was not sent by this page."), call, context.now());
    }
    return answerForm(asked, person);
  }
  return person && !person.isBlocked ? pageFor(asked, person) : signInPage(context, call, client);
}

/** What a signed-in person sees: another tenant's account, an account without the right, or the permissions. */
function pageFor({ context, call, client, scopes }: Asked, person: Person): Answer {
  const { registration, redirectUri } = client;
  const tenant =
    client.path.kind === "tenant" ? client.path.tenant : tenantOf(context.directory, person.tenantId);
  const page = { call, registration, redirectUri, tenant, person };
  const foreign = foreignAccount(context, client, person);
  if (foreign) return foreignAccountPage(page, foreign.text);
  if (!mayConsent(person)) return needApprovalPage(page);
  return consentPage({ ...page, ...scopes });
}

function mayConsent(person: Person): boolean {
  return person.directoryRoles.some((role) => consentRoles.includes(role.templateId));
}

function answerForm(asked: Asked, person: Person | undefined): Answer {
  const { context, call, client } = asked;
  const form = new URLSearchParams(call.body);
  const here = call.url.pathname + call.url.search;
  if (form.has("practice_cancel")) return refused(asked, declined);
  const id = form.get("practice_person");
  if (id !== null) {
    // Another company's account may sign in here; the next page refuses it, as the service does.
    const chosen = chosenPerson(context, { ...client, path: { kind: "organizations" } }, id);
    if ("code" in chosen) return signInPage(context, call, client, chosen);
    const cookie = context.sessions.start({ objectId: chosen.objectId, signedInAt: context.now() });
    return redirect(here, { "set-cookie": cookie });
  }
  const answer = form.get("practice_consent");
  if (answer === "switch") return redirect(here, { "set-cookie": context.sessions.end(call) });
  if (!person || person.isBlocked || form.get("practice_account") !== person.objectId) return redirect(here);
  const foreign = foreignAccount(context, client, person);
  if (foreign) return answer === "back" ? refused(asked, foreign) : redirect(here);
  if (!mayConsent(person))
    return answer === "back" ? refused(asked, needsApproval(asked, person)) : redirect(here);
  if (answer === "cancel") return refused(asked, declined);
  return answer === "accept" ? accepted(asked, person) : redirect(here);
}

const declined = loginError(65004, "User declined to consent to access the app.");

function needsApproval({ context, client }: Asked, person: Person): LoginError {
  const tenant = tenantOf(context.directory, person.tenantId).displayName;
  return loginError(
    90094,
    `An administrator of ${tenant} has set a policy that prevents you from granting ${client.registration.displayName} the permissions it is requesting. Contact an administrator of ${tenant}, who can grant permissions to this app on your behalf.`,
  );
}

function accepted({ context, client, version, scopes }: Asked, person: Person): Answer {
  const { registration, redirectUri, state } = client;
  if (person.tenantId === otherTenant.id) {
    grantInOtherTenant(context.otherConsent, registration.appId, scopes.permissions);
  } else {
    context.directory.grant(registration.appId, [...scopes.permissions]);
  }
  return redirect(
    withFields(redirectUri, [
      ["admin_consent", "True"],
      ["tenant", person.tenantId],
      ["scope", version === "v2" ? scopes.echoed : undefined],
      ["state", state],
    ]),
  );
}

/** The error redirect of real traffic: admin_consent=True even so, no tenant, a '#' at the end (BEHAVIOUR.md §2). */
function refused({ context, call, client }: Asked, error: LoginError): Answer {
  const location = withFields(client.redirectUri, [
    ["error", errorWord(error.code)],
    ["error_description", describe(error, call, context.now(), "\r\n").description],
    ["error_uri", `https://login.microsoftonline.com/error?code=${error.code}`],
    ["admin_consent", "True"],
    ["state", client.state],
  ]);
  return redirect(`${location}#`);
}
