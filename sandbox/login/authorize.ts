import {
  readAuthorization,
  readClient,
  type AuthorizationRequest,
  type KnownClient,
} from "./authorization-request.ts";
import type { LoginContext } from "./context.ts";
import type { Person } from "./directory.ts";
import { withFields } from "./encode.ts";
import { errorPage } from "./error-page.ts";
import { isSameOrigin, redirect, type Answer, type Call } from "./exchange.ts";
import { describe, errorWord, loginError, type LoginError } from "./login-error.ts";
import { escapeHtml, hiddenFields, htmlAnswer } from "./page.ts";
import { chosenPerson, foreignAccount } from "./choose-person.ts";
import { signInPage } from "./sign-in-page.ts";
import { findPerson } from "./tenants.ts";

/** GET and POST of `/{tenant}/oauth2/v2.0/authorize`: sign-in page, then a code back to the client. */
export function authorizeAnswer(context: LoginContext, call: Call, segment: string): Answer {
  const client = readClient(context, call, segment);
  if ("code" in client) return errorPage(client, call, context.now());
  const request = readAuthorization(client, call);
  if ("code" in request) return refused(context, call, client, request);
  if (call.method === "POST") {
    if (isSameOrigin(call)) return answerForm(context, call, request);
    return errorPage(loginError(9000411, "The form was not sent by this page."), call, context.now());
  }
  const session = context.sessions.read(call);
  const person = session && findPerson(context.directory, session.objectId);
  if (
    session &&
    person &&
    mayGoOn(context, request, person) &&
    !isTooOld(context, request, session.signedInAt)
  ) {
    return codeAnswer(context, request, person, session.signedInAt);
  }
  if (request.prompt === "none") {
    return refused(
      context,
      call,
      request,
      loginError(50058, "A silent sign-in request was sent but no user is signed in."),
    );
  }
  return signInPage(context, call, request);
}

/** Whether somebody already signed in needs no page. */
function mayGoOn(context: LoginContext, request: AuthorizationRequest, person: Person): boolean {
  if (request.prompt === "login" || request.prompt === "select_account" || person.isBlocked) return false;
  if (foreignAccount(context, request, person)) return false;
  return (
    request.loginHint === "" || request.loginHint.toLowerCase() === person.userPrincipalName.toLowerCase()
  );
}

/** `max_age`: a sign-in that is longer ago does not count, and 0 asks for one every time. */
function isTooOld(context: LoginContext, { maxAge }: AuthorizationRequest, signedInAt: number): boolean {
  return maxAge !== undefined && context.now() - signedInAt >= maxAge * 1000;
}

function answerForm(context: LoginContext, call: Call, request: AuthorizationRequest): Answer {
  const form = new URLSearchParams(call.body);
  if (form.has("practice_cancel")) {
    return refused(context, call, request, loginError(65004, "User declined to consent to access the app."));
  }
  const person = chosenPerson(context, request, form.get("practice_person") ?? "");
  if ("code" in person) return signInPage(context, call, request, person);
  const signedInAt = context.now();
  const cookie = context.sessions.start({ objectId: person.objectId, signedInAt });
  const answer = codeAnswer(context, request, person, signedInAt);
  return { ...answer, headers: { ...answer.headers, "set-cookie": cookie } };
}

function codeAnswer(
  context: LoginContext,
  request: AuthorizationRequest,
  person: Person,
  signedInAt: number,
): Answer {
  const { registration, redirectUri, scope, nonce, codeChallenge, maxAge } = request;
  const grant = {
    clientId: registration.appId,
    redirectUri,
    tenantId: person.tenantId,
    objectId: person.objectId,
  };
  const code = context.codes.issue(
    { ...grant, scope, nonce, codeChallenge, maxAge, signedInAt },
    context.now(),
  );
  return sendBack(request, [
    ["code", code],
    ["state", request.state],
    ["session_state", crypto.randomUUID()],
  ]);
}

function refused(
  context: LoginContext,
  call: Call,
  client: KnownClient | AuthorizationRequest,
  error: LoginError,
): Answer {
  return sendBack(client, [
    ["error", errorWord(error.code)],
    ["error_description", describe(error, call, context.now(), "\r\n").description],
    ["error_uri", `https://login.microsoftonline.com/error?code=${error.code}`],
    ["state", client.state],
  ]);
}

/** Back to the client in the mode it asked for. */
function sendBack(
  client: KnownClient | AuthorizationRequest,
  fields: Array<[string, string | undefined]>,
): Answer {
  const { redirectUri } = client;
  if (!("responseMode" in client) || client.responseMode === "query")
    return redirect(withFields(redirectUri, fields));
  const given = fields.flatMap(([name, value]): Array<[string, string]> =>
    value === undefined ? [] : [[name, value]],
  );
  const body = `
<div class="lead"><h1>Back to ${escapeHtml(client.registration.displayName)}</h1><p class="q">If nothing happens, press Continue.</p></div>
<form method="post" action="${escapeHtml(redirectUri)}">${hiddenFields(given)}<button class="btn primary" type="submit">Continue</button></form>`;
  return htmlAnswer({
    title: "Signing in",
    body,
    redirectsTo: redirectUri,
    script: "document.forms[0].submit()",
  });
}
