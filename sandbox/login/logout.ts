import type { LoginContext } from "./context.ts";
import { redirect, type Answer, type Call } from "./exchange.ts";
import { htmlAnswer } from "./page.ts";
import { acceptsSignOutReturn } from "./redirect-uri.ts";

/** `/{tenant}/oauth2/v2.0/logout`: forgets the browser, then returns to a loopback address or says so. */
export function logoutAnswer(context: LoginContext, call: Call): Answer {
  const cookie = context.sessions.end(call);
  const target = call.url.searchParams.get("post_logout_redirect_uri") ?? "";
  if (acceptsSignOutReturn(target)) return redirect(target, { "set-cookie": cookie });
  const body = `<div class="lead"><h1>You are signed out</h1><p class="q">This browser is no longer signed in to the practice tenant.</p></div>`;
  return htmlAnswer({ title: "Signed out", body, headers: { "set-cookie": cookie } });
}
