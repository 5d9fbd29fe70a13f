import type { Person, Registration, Tenant } from "./directory.ts";
import type { Answer, Call } from "./exchange.ts";
import { escapeHtml, htmlAnswer } from "./page.ts";
import { permissionWords } from "./permission-words.ts";
import { allowed } from "./sign-in-page.ts";

type Consent = {
  call: Call;
  registration: Registration;
  redirectUri: string;
  tenant: Tenant;
  person: Person;
};

/** What an administrator grants to the app, with Accept and Cancel. `delegated` scopes give the app itself nothing. */
export function consentPage(
  page: Consent & { permissions: readonly string[]; delegated: readonly string[] },
): Answer {
  const app = escapeHtml(page.registration.displayName);
  const tenant = escapeHtml(page.tenant.displayName);
  const rows = page.permissions.map(
    (name) =>
      `<li><span>${escapeHtml(permissionWords(name))}</span><span class="qq id">${escapeHtml(name)}</span></li>`,
  );
  const list =
    rows.length > 0
      ? `<ul class="rows permissions">${rows.join("")}</ul>`
      : `<p class="q">Its registration asks for no application permission. Accepting lets the app in, but it will see nothing.</p>`;
  const delegated =
    page.delegated.length > 0
      ? `<p class="q">Asked for on behalf of signed-in people only: <span class="id">${escapeHtml(page.delegated.join(", "))}</span>. This gives the app itself nothing.</p>`
      : "";
  const body = `
<div class="lead"><h1>Let ${app} into ${tenant}?</h1><p class="q">If you accept, ${app} may do this for the whole organisation, with nobody signed in, until an administrator takes it back.</p></div>
<section><h2>${page.permissions.length === 1 ? "1 permission" : `${page.permissions.length} permissions`}</h2>${list}${delegated}</section>
${account(page)}
${form(page, `<button class="btn primary" type="submit" name="practice_consent" value="accept">Accept</button><button class="btn" type="submit" name="practice_consent" value="cancel">Cancel</button><button class="btn plain push" type="submit" name="practice_consent" value="switch">Use another account</button>`)}
<details><summary>Technical details</summary><p class="qq id">Client ID ${escapeHtml(page.registration.appId)}</p><p class="qq id">Tenant ID ${escapeHtml(page.tenant.id)}</p><p class="qq id">Returns to ${escapeHtml(page.redirectUri)}</p></details>`;
  return htmlAnswer({ title: "Grant permissions", body, redirectsTo: page.redirectUri });
}

/** What somebody without the right to consent sees. */
export function needApprovalPage(page: Consent): Answer {
  const app = escapeHtml(page.registration.displayName);
  const body = `
<div class="lead"><h1>Need admin approval</h1><p class="q">${app} asks for permissions that only a Global Administrator or a Privileged Role Administrator of ${escapeHtml(page.tenant.displayName)} can grant. Ask one of them, or sign in with such an account.</p></div>
${account(page)}
${form(page, backButtons)}`;
  return htmlAnswer({ title: "Need admin approval", body, redirectsTo: page.redirectUri });
}

/** What an account of another tenant sees where one tenant was named. */
export function foreignAccountPage(page: Consent, text: string): Answer {
  const body = `
<div class="lead"><h1>This account is from another company</h1><p class="q">Use an account of ${escapeHtml(page.tenant.displayName)}.</p></div>
${account(page)}
${form(page, backButtons)}
<details><summary>Technical details</summary><p class="qq id">AADSTS50020: ${escapeHtml(text)}</p></details>`;
  return htmlAnswer({ title: "Account from another company", body, redirectsTo: page.redirectUri });
}

const backButtons = `<button class="btn primary" type="submit" name="practice_consent" value="switch">Use another account</button><button class="btn" type="submit" name="practice_consent" value="back">Back</button>`;

function account({ person }: Consent): string {
  return `<section><h2>Signed in as ${escapeHtml(person.displayName)}</h2><p class="q"><span class="id">${escapeHtml(person.userPrincipalName)}</span><br>${escapeHtml(allowed(person))}</p></section>`;
}

/** The page's form remembers who saw it, so that another tab's sign-in can't answer for somebody else. */
function form({ call, person }: Consent, buttons: string): string {
  const action = escapeHtml(call.url.pathname + call.url.search);
  return `<form method="post" action="${action}" class="bar"><input type="hidden" name="practice_account" value="${escapeHtml(person.objectId)}">${buttons}</form>`;
}
