/** Why the desk refused; each door maps a code once to a status and a sentence. */
export type DeskErrorCode =
  | "not-signed-in"
  | "confirm-identity"
  | "not-allowed"
  | "not-found"
  | "invalid-input"
  | "conflict"
  | "not-connected"
  | "needs-reauthorization"
  | "not-possible"
  | "too-many-tries"
  | "too-large"
  | "unavailable";

/** HTTP status of each code at machine doors. */
export const DESK_ERROR_STATUS: Record<DeskErrorCode, number> = {
  "not-signed-in": 401,
  "confirm-identity": 403,
  "not-allowed": 403,
  "not-found": 404,
  "invalid-input": 422,
  conflict: 409,
  "not-connected": 409,
  "needs-reauthorization": 409,
  "not-possible": 409,
  "too-many-tries": 429,
  "too-large": 413,
  unavailable: 503,
};

/** An expected refusal. `message` is for the person: what happened, why, what to do next. */
export class DeskError extends Error {
  readonly code: DeskErrorCode;
  readonly fieldErrors: Record<string, string> | undefined;

  constructor(code: DeskErrorCode, message: string, fieldErrors?: Record<string, string>) {
    super(message);
    this.name = "DeskError";
    this.code = code;
    this.fieldErrors = fieldErrors;
  }
}
