import type { Answer, Call } from "../login/exchange.ts";
import { escapeHtml, htmlAnswer } from "../login/page.ts";
import type { SandboxContext } from "../server.ts";
import { clientPrincipal, rolesGranted } from "../store/consent.ts";
import { isThrottled } from "./training-switches.ts";
import { truthCounts } from "./truth.ts";

const done: Readonly<Record<string, string>> = {
  "throttle-on": "Microsoft now asks callers to slow down.",
  "throttle-off": "Calls are answered at once again.",
  "revoke-consent": "Consent is revoked. The app keeps its entry and may do nothing.",
  "restore-consent": "Consent is given again.",
  reset: "The company is as it was on the first day. The app needs consent again.",
};

/** The front page: what this is, what it holds, and what an administrator may try. */
export function infoPage(context: SandboxContext, call: Call): Answer {
  const { store, login, options } = context;
  const counts = truthCounts(store);
  const granted = rolesGranted(store, options.clientId);
  const principal = clientPrincipal(store, options.clientId);
  const number = new Intl.NumberFormat("en-GB");
  const rows: Array<[string, number]> = [
    ["Active members", counts.activeMembers],
    ["Blocked accounts", counts.blocked],
    ["Guests", counts.guests],
    ["Deleted, can be restored", counts.deletedUsers],
    ["Groups", counts.groups],
    ["Memberships", counts.memberships],
    ["Enterprise applications", counts.apps],
    ["Assignments", counts.assignments],
    ["Administrative units", counts.administrativeUnits],
    ["Requests answered since the start", context.log.counters().requests],
  ];
  const message = done[call.url.searchParams.get("done") ?? ""];
  const consent = !principal
    ? "The app is not in this tenant."
    : `The app is in this tenant${principal.isEnabled ? "" : ", disabled,"} with ${granted.length === 1 ? "1 permission" : `${granted.length} permissions`}.`;
  const body = `
<div class="lead"><h1>${escapeHtml(login.directory.tenant.displayName)}</h1><p class="q">A made-up company with its own sign-in, consent and directory, for learning and tests. It stands in for Microsoft Entra ID and only answers this machine.</p></div>
${message ? `<p role="status">${escapeHtml(message)}</p>` : ""}
<section><h2>What is in it</h2><dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${number.format(value)}</dd>`).join("")}</dl></section>
<section><h2>Training: a busy Microsoft</h2><p class="q">${isThrottled(context) ? "Two of three calls are asked to wait two seconds." : "Calls are answered at once."}</p>
<div class="bar">${button("throttle-on", "Slow down")}${button("throttle-off", "Answer at once")}</div></section>
<section><h2>Training: consent</h2><p class="q">${escapeHtml(consent)}</p>
<div class="bar">${button("revoke-consent", "Revoke consent")}${button("restore-consent", "Restore consent")}</div></section>
<section><h2>Start again</h2><p class="q">Brings everybody back as on the first day. Every change made in this tenant is lost.</p>
<div class="bar">${button("reset", "Reset the practice tenant")}</div></section>
<section><h2>For clients</h2><p class="qq id">Tenant ID ${escapeHtml(login.directory.tenant.id)}</p><p class="qq id">Client ID ${escapeHtml(options.clientId)}</p></section>`;
  return htmlAnswer({ title: login.directory.tenant.displayName, body, isWide: true });
}

function button(name: string, label: string): string {
  return `<form method="post" action="/practice/switch"><input type="hidden" name="switch" value="${name}"><button class="btn" type="submit">${label}</button></form>`;
}
