import type { Answer, Call } from "./exchange.ts";
import { describe, type LoginError } from "./login-error.ts";
import { escapeHtml, htmlAnswer } from "./page.ts";

/** A refusal that cannot be sent back to the client, shown where it happened. */
export function errorPage(error: LoginError, call: Call, at: number): Answer {
  const told = describe(error, call, at, "\n");
  const details = told.description.split("\n").map(escapeHtml).join("<br>");
  const body = `
<div class="lead"><h1>This sign-in can't go on</h1><p class="q">The request that brought you here is not one the practice tenant may answer. Go back to the app and check how it is registered.</p></div>
<section><h2>Technical details</h2><p class="q id">${details}</p></section>`;
  return htmlAnswer({ title: "Sign-in error", body, status: 400 });
}
