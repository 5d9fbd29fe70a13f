import type { KnownClient } from "./authorization-request.ts";
import type { LoginContext } from "./context.ts";
import type { Person } from "./directory.ts";
import type { Answer, Call } from "./exchange.ts";
import type { LoginError } from "./login-error.ts";
import { escapeHtml, htmlAnswer, hiddenFields } from "./page.ts";
import { otherAdmin, otherTenant } from "./tenants.ts";

const found = 20;

/**
 * The page where somebody of the practice company is chosen for a client. There are no passwords. `error`
 * says why an earlier choice was refused.
 */
export function signInPage(
  { directory }: LoginContext,
  call: Call,
  { registration, redirectUri }: KnownClient,
  error?: LoginError,
): Answer {
  const query = call.url.searchParams.get("practice_search")?.slice(0, 100).trim() ?? "";
  const hint = call.url.searchParams.get("login_hint")?.trim() ?? "";
  const people = query ? directory.search(query, found) : [];
  const hinted = hint ? directory.person(hint) : undefined;
  const others = [...call.url.searchParams].filter(([name]) => name !== "practice_search");
  const target = `${call.url.pathname}?${new URLSearchParams(others)}`;
  const body = `
<div class="lead"><h1>Choose who signs in</h1><p class="q">${escapeHtml(registration.displayName)} wants to know who you are at ${escapeHtml(directory.tenant.displayName)}. There are no passwords: press a name.</p></div>
${error ? `<section role="alert"><p class="bad">${escapeHtml(error.text)}</p><p class="qq id">AADSTS${error.code}</p></section>` : ""}
<form method="post" action="${escapeHtml(target)}" class="stack">
${people.length > 0 ? `<section><h2>Found for “${escapeHtml(query)}”</h2><ul class="rows">${people.map((person) => personRow(person, "found")).join("")}</ul></section>` : ""}
<section>
<h2>People to practise with</h2>
<ul class="rows">${[...(hinted ? [hinted] : []), ...directory.personas()]
    .filter(isFirst)
    .map((person) => personRow(person, "known"))
    .join("")}</ul>
</section>
<section>
<h2>Another company</h2>
<p class="q">${escapeHtml(otherTenant.displayName)} has its own tenant. Use it to see what happens when the wrong company consents.</p>
<ul class="rows">${personRow(otherAdmin, "other")}</ul>
</section>
</form>
${query && people.length === 0 ? `<p role="status" class="q">Nobody at ${escapeHtml(directory.tenant.displayName)} matches “${escapeHtml(query)}”.</p>` : ""}
<form method="get" action="${escapeHtml(call.url.pathname)}" role="search" class="bar end">${hiddenFields(others)}
<label>Somebody else at ${escapeHtml(directory.tenant.displayName)}<input type="search" name="practice_search" value="${escapeHtml(query)}" autocomplete="off" maxlength="100"></label>
<button class="btn" type="submit">Find people</button></form>
<form method="post" action="${escapeHtml(target)}" class="bar"><button class="btn" type="submit" name="practice_cancel" value="1">Cancel</button></form>`;
  return htmlAnswer({ title: "Sign in", body, redirectsTo: redirectUri });
}

function isFirst(person: Person, index: number, all: Person[]): boolean {
  return all.findIndex((each) => each.objectId === person.objectId) === index;
}

/** Somebody may stand in two lists; `list` keeps the ids of the page apart. */
function personRow(person: Person, list: string): string {
  const id = `${list}-${escapeHtml(person.objectId)}`;
  const work = [person.jobTitle, person.department].filter((text) => text !== null).join(", ");
  return `<li><button class="person" type="submit" name="practice_person" value="${escapeHtml(person.objectId)}" aria-describedby="${id}">${escapeHtml(person.displayName)}</button>
<span class="what q">${escapeHtml(work || person.userPrincipalName)}</span><span class="role" id="${id}">${escapeHtml(allowed(person))}</span></li>`;
}

/** What somebody may do, in the words of Entra. */
export function allowed(person: Person): string {
  if (person.isBlocked) return "Blocked from signing in";
  const roles = person.directoryRoles.map((role) => role.displayName);
  return roles.length > 0 ? roles.join(", ") : "No administrator role";
}
