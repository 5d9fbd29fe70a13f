/** What a Graph or token failure means for us; only this folder reads statuses and codes. */
export type GraphErrorKind =
  | "missing-permission"
  /** Microsoft refuses this target although the permission is granted: privileged, protected or restricted. */
  | "refused"
  | "needs-reauthorization"
  | "not-found"
  | "already-so"
  | "conflict"
  | "throttled"
  | "invalid"
  | "expired-delta"
  | "unavailable"
  | "unknown-outcome";

/** Refusals that people can do something about, each with a sentence of its own. */
export type RefusalDetail =
  /** The app has no such role, or not any more. */
  | "unknown-role"
  /** The organization's rules refuse this password. */
  | "password-policy"
  /** Another object has the user name or an address of this one. */
  | "name-taken"
  /** The person or the group is mastered by an on-premises directory. */
  | "on-premises"
  /** The group's members are kept by Exchange. */
  | "exchange-managed"
  /** The group's or the organization's rules let no guests in. */
  | "no-guests"
  /** The tenant is full. */
  | "quota";

export type GraphErrorFacts = {
  kind: GraphErrorKind;
  /** For logs and Technical details; not a sentence for people. */
  message: string;
  status?: number | undefined;
  /** Graph's `error.code` or `AADSTS` number. */
  code?: string | undefined;
  requestId?: string | undefined;
  retryAfterMs?: number | undefined;
  /** Where to start the full round, when Microsoft said (410 Location). */
  location?: string | undefined;
  /** For `missing-permission`: any one of these would allow the call. */
  permissions?: readonly string[] | undefined;
  /** For `invalid` and `refused`: which of the known ones it is. */
  detail?: RefusalDetail | undefined;
};

/** Every failure of lib/entra/graph. */
export class GraphError extends Error {
  readonly kind: GraphErrorKind;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly location: string | undefined;
  readonly permissions: readonly string[] | undefined;
  readonly detail: RefusalDetail | undefined;

  constructor(facts: GraphErrorFacts, options?: ErrorOptions) {
    super(facts.message, options);
    this.name = "GraphError";
    this.kind = facts.kind;
    this.status = facts.status;
    this.code = facts.code;
    this.requestId = facts.requestId;
    this.retryAfterMs = facts.retryAfterMs;
    this.location = facts.location;
    this.permissions = facts.permissions;
    this.detail = facts.detail;
  }
}
