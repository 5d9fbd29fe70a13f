import type { ConnectOutcome } from "./outcomes.ts";

/** One outcome page: what happened, why, what to do. `code` stays under Technical details. */
export type OutcomeWords = { title: string; what: string; why: string; next: string; retry: string | null };

const RETRY = "Try again";
const NOTHING = "Nothing was connected and nothing was imported.";
const LINK_NEXT = "Start the connection again from this page, in this browser.";

/** Words of every way a connect attempt ends. The first sentence of `what` is the same fact as the title. */
export const OUTCOME_WORDS: Record<ConnectOutcome, OutcomeWords> = {
  declined: {
    title: "Admin consent was declined",
    what: `Someone pressed Cancel on Microsoft’s page. ${NOTHING}`,
    why: "Gatehouse can’t read your directory without consent.",
    next: "Check what is asked, switch off powers you don’t want, then connect again.",
    retry: RETRY,
  },
  "not-enough-rights": {
    title: "Admin consent error",
    what: `Admin consent was not granted. ${NOTHING}`,
    why: "You signed in with an account that doesn’t have Global Admin rights, or your tenant requires explicit admin consent.",
    next: "Retry with a Global Admin account, or send the link to someone who has one.",
    retry: "Retry with another account",
  },
  "wrong-tenant": {
    title: "That is another tenant",
    what: "The account you signed in with, the tenant that gave consent and the tenant Gatehouse expects are not the same.",
    why: "Gatehouse works with one tenant. Two directories are never mixed.",
    next: "Sign in with an admin of the expected tenant. To change tenants, disconnect the present one first.",
    retry: "Retry with another account",
  },
  "link-expired": {
    title: "This link has expired",
    what: `The attempt was started more than ten minutes ago. ${NOTHING}`,
    why: "Connect links are short-lived, so that nobody can use one later.",
    next: LINK_NEXT,
    retry: RETRY,
  },
  "link-replayed": {
    title: "This link was used already",
    what: "The browser came back with an answer that Gatehouse has already taken. It changed nothing this time.",
    why: "Each answer from Microsoft counts once. Going back or reloading sends it again.",
    next: "See under Integrations whether the connection is there. If not, connect again.",
    retry: RETRY,
  },
  "link-forged": {
    title: "This answer doesn’t belong to you",
    what: `The answer that came in does not match a connection you started. ${NOTHING}`,
    why: "It was altered, belongs to another session, or somebody else made it.",
    next: `${LINK_NEXT} If you didn’t start one, close this page.`,
    retry: RETRY,
  },
  "app-not-found": {
    title: "Microsoft doesn’t know the app",
    what: `The app registration was not found in this tenant, or is disabled there. ${NOTHING}`,
    why: "The client ID may be wrong, consent may have been taken back, or an admin disabled the Enterprise Application.",
    next: "Compare the client ID with the app registration, enable it under Enterprise applications, then connect again.",
    retry: RETRY,
  },
  "conditional-access": {
    title: "Conditional access blocked the token",
    what: `A conditional access policy of your tenant refused Gatehouse’s token. ${NOTHING}`,
    why: "Policies for workload identities can limit from where an app signs in.",
    next: "Ask who manages Conditional Access to allow the Gatehouse app from this server, then connect again.",
    retry: RETRY,
  },
  "wrong-secret": {
    title: "Microsoft didn’t accept the credential",
    what: `The client secret or certificate is wrong or has expired. ${NOTHING}`,
    why: "A secret’s ID is easily taken for its value, and secrets end after their date.",
    next: "Make a new secret under Certificates & secrets, save its value, then connect again.",
    retry: RETRY,
  },
  unreachable: {
    title: "Microsoft didn’t answer",
    what: `Gatehouse couldn’t reach Microsoft, or Microsoft was busy. ${NOTHING}`,
    why: "The network, a proxy or the service itself is in the way.",
    next: "Check that this server reaches the sign-in and Graph addresses, wait a minute, then connect again.",
    retry: RETRY,
  },
  "missing-permission": {
    title: "Reading the directory was not granted",
    what: `Consent was given, but without the permissions that reading needs. ${NOTHING}`,
    why: "The app registration asks for fewer permissions than Gatehouse needs, or Microsoft needs a few minutes.",
    next: "Add the permissions below to the app registration, wait a minute, then connect again.",
    retry: RETRY,
  },
  "already-connected": {
    title: "Another admin was faster",
    what: "The tenant was connected while you were at Microsoft’s page. Your attempt changed nothing.",
    why: "Two attempts ran at the same time.",
    next: "Look at the connection under Integrations.",
    retry: null,
  },
  misconfigured: {
    title: "The app registration doesn’t fit",
    what: `Microsoft refused the request because of how the app registration is set up. ${NOTHING}`,
    why: "A redirect address is missing or differs, or the supported account types exclude this tenant.",
    next: "Add the redirect addresses of step 1 to the app registration, exactly as shown. A registration for one directory also needs its tenant ID (ENTRA_TENANT_ID). Then connect again.",
    retry: RETRY,
  },
};
