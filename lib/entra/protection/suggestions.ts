/** An account of the mirror that may need protection, with what tells it. */
export type Candidate = {
  objectId: string;
  displayName: string;
  userPrincipalName: string;
  isOnPremises: boolean;
  isGuest: boolean;
  isGlobalAdmin: boolean;
};

export type Suggestion = {
  objectId: string;
  displayName: string;
  userPrincipalName: string;
  kind: "protected" | "break-glass";
  /** Why it is suggested, a sentence; kept as the note when it is added. */
  why: string;
};

const EMERGENCY = /break[\s._-]?glass|emergency[\s._-]?(access|admin|account)/i;
const SERVICE = /(^|[\s._-])svc[._-]|service[\s._-]?account/i;

/**
 * Accounts that a careful admin would protect and that are on no list yet: emergency accounts by their
 * name or shape, and accounts that services sign in with.
 */
export function suggestProtection(
  candidates: readonly Candidate[],
  known: ReadonlySet<string>,
): Suggestion[] {
  return candidates.flatMap((candidate) => {
    if (candidate.isGuest || known.has(candidate.objectId)) return [];
    const found = judge(candidate);
    const { objectId, displayName, userPrincipalName } = candidate;
    return found === null ? [] : [{ objectId, displayName, userPrincipalName, ...found }];
  });
}

function judge(candidate: Candidate): Pick<Suggestion, "kind" | "why"> | null {
  const { displayName, userPrincipalName, isOnPremises, isGlobalAdmin } = candidate;
  const isNamed = (pattern: RegExp) => pattern.test(displayName) || pattern.test(userPrincipalName);
  if (isNamed(EMERGENCY)) return { kind: "break-glass", why: "Named like an emergency account." };
  if (isGlobalAdmin && !isOnPremises && userPrincipalName.toLowerCase().endsWith(".onmicrosoft.com"))
    return { kind: "break-glass", why: "Cloud-only Global Administrator on an onmicrosoft.com address." };
  if (isNamed(SERVICE)) return { kind: "protected", why: "Named like an account of a service." };
  return null;
}
