import type { ActionSpec } from "./define-action.ts";
import type { ActionFacts, Eligibility, NotPossibleCode } from "./types.ts";

/** Role holders are read by the sync; older than this, nobody can be told apart from an admin. */
const ROLES_TOO_OLD_MS = 24 * 60 * 60_000;

const SCOPE_PLACE = "Settings → Integrations → Microsoft Entra ID";
const ADMIN_CENTER = "Do it in the Entra admin center.";

/** A refusal with its reason and, where there is one, the place where it can be done; each a sentence. */
export function notPossible(
  code: NotPossibleCode,
  reason: string,
  whereToDoIt: string | null = null,
): Eligibility {
  return { status: "not-possible", code, reason, whereToDoIt };
}

/**
 * Will this action work on these facts? Pure. The common checks first (connection, person, privilege,
 * permission), then the action's own. Without a group or an app the answer is about the person
 * only.
 */
export function checkEligibility(action: ActionSpec, facts: ActionFacts): Eligibility {
  const common = checkConnection(facts) ?? checkPerson(action, facts) ?? checkPermission(action, facts);
  if (common !== null) return common;
  const needsTarget = action.fields.length > 0;
  const hasTarget = facts.group !== null || facts.app !== null;
  return needsTarget && !hasTarget ? { status: "ready" } : action.eligibility(facts);
}

/** Why nothing can be done at all; null when the connection works. */
export function checkConnection({ connection, now }: ActionFacts): Eligibility | null {
  if (connection === null) {
    return notPossible(
      "not-connected",
      "Microsoft Entra ID is not connected.",
      "Connect it in Settings → Integrations.",
    );
  }
  if (connection.status === "Needs reauthorization") {
    return notPossible(
      "needs-reauthorization",
      "Actions are paused: Entra needs reauthorization.",
      SCOPE_PLACE,
    );
  }
  if (connection.status !== "Connected") {
    return notPossible(
      "not-connected",
      "Actions are paused until Entra is connected.",
      `Look in ${SCOPE_PLACE}.`,
    );
  }
  if (connection.lastSyncAt === null || now - connection.lastSyncAt > ROLES_TOO_OLD_MS) {
    return notPossible(
      "directory-too-old",
      "Entra was last read more than 24 hours ago, so Gatehouse can't tell who holds admin roles.",
      `Sync now in ${SCOPE_PLACE}.`,
    );
  }
  return null;
}

/**
 * Is this about somebody whom one person alone must not touch? Break-glass accounts never get here: they
 * are refused before.
 */
export function needsSecondPerson({ person }: ActionFacts): boolean {
  return person.privileges.length > 0 || person.protection !== null;
}

/**
 * Why this account is left alone; null when it isn't, or when the policy lets a second person decide.
 * The policy never opens break-glass accounts: they are what is left when everything else went wrong.
 */
function checkProtection({ person, allowsSecondPerson }: ActionFacts): Eligibility | null {
  const name = person.displayName;
  if (person.protection === "break-glass") {
    const why = `${name} is a break-glass account. Gatehouse never acts on these.`;
    return notPossible("break-glass", why, ADMIN_CENTER);
  }
  if (allowsSecondPerson) return null;
  if (person.privileges.length > 0) {
    return notPossible(
      "privileged",
      `${name} is privileged (${person.privileges.join(", ")}). Gatehouse doesn't act on privileged people.`,
      ADMIN_CENTER,
    );
  }
  if (person.protection === "protected") {
    const where = "Do it in the Entra admin center, or have an admin look in Settings → Protection.";
    return notPossible("protected", `${name} is on the list of protected accounts.`, where);
  }
  return null;
}

function checkPerson(action: ActionSpec, facts: ActionFacts): Eligibility | null {
  const { person, actorObjectId } = facts;
  const protection = checkProtection(facts);
  if (protection !== null) return protection;
  const name = person.displayName;
  if (person.status === "Deleted" && action.actsOn === "live" && !deletes(action, facts)) {
    return notPossible("deleted", `${name} is deleted in Entra.`, "Restore the user first.");
  }
  if (!person.inScope) {
    return notPossible("out-of-scope", `${name} is out of scope.`, `Change the scope in ${SCOPE_PLACE}.`);
  }
  if (action.isRefusedOnSelf && actorObjectId === person.objectId) {
    return notPossible("yourself", "You can't do this to yourself.", "Ask another agent.");
  }
  return null;
}

/** Deleting somebody deleted is already so, and no mistake. */
function deletes(action: ActionSpec, facts: ActionFacts): boolean {
  return action.mirror(facts, null).some((patch) => patch.kind === "account" && patch.isDeleted);
}

function checkPermission(action: ActionSpec, { connection }: ActionFacts): Eligibility | null {
  const missing = missingPermissions(action, connection?.grantedPermissions ?? []);
  if (missing.length === 0) return null;
  return notPossible(
    "missing-permission",
    `The permission ${missing.join(" and ")} is not granted.`,
    `An admin can reconnect in ${SCOPE_PLACE} and grant it.`,
  );
}

/** Permissions an action lacks, the least powerful of each choice named. */
export function missingPermissions(
  action: Pick<ActionSpec, "permissions">,
  granted: readonly string[],
): string[] {
  return action.permissions.flatMap((anyOf) => {
    const least = anyOf[0];
    return least === undefined || anyOf.some((name) => granted.includes(name)) ? [] : [least];
  });
}
