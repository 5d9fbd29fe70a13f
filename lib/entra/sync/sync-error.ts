import { GraphError, type GraphErrorKind } from "#lib/entra/graph/errors.ts";
import type { SyncRunError } from "./types.ts";

/** A cycle that must not go on, with the sentence for admins. Nothing was changed. */
export class SyncRefusedError extends Error {
  readonly kind: string;

  constructor(kind: "wrong-tenant", message: string) {
    super(message);
    this.name = "SyncRefusedError";
    this.kind = kind;
  }
}

/** The run was cancelled, or its row is gone: the process working on it stops. */
export class RunStoppedError extends Error {
  constructor() {
    super("The sync was cancelled.");
    this.name = "RunStoppedError";
  }
}

const SENTENCES: Record<GraphErrorKind, string> = {
  "missing-permission": "Microsoft Graph refused a list: a permission is missing. Nothing was changed.",
  "needs-reauthorization":
    "Microsoft no longer accepts Gatehouse's sign-in. An admin must reconnect. Nothing was changed.",
  "not-found": "Microsoft Graph does not know a list that every tenant has. Nothing was changed.",
  "already-so": "Microsoft Graph gave an answer that does not fit the question. Nothing was changed.",
  refused: "Microsoft Graph refused a list. Nothing was changed.",
  conflict: "Microsoft Graph gave an answer that does not fit the question. Nothing was changed.",
  throttled: "Microsoft Graph asked us to wait for too long. Nothing was changed; the next sync tries again.",
  invalid: "Microsoft Graph's answers could not be followed. Nothing was changed.",
  "expired-delta": "Microsoft no longer knows where we stopped. Nothing was changed; a full sync is due.",
  unavailable: "Microsoft Graph didn't answer properly. Nothing was changed; the next sync tries again.",
  "unknown-outcome":
    "Microsoft Graph didn't answer properly. Nothing was changed; the next sync tries again.",
};

/** What the history shows of a failed cycle. */
export function describeFailure(error: unknown): SyncRunError {
  if (error instanceof GraphError) {
    return { kind: error.kind, message: SENTENCES[error.kind], graphRequestId: error.requestId ?? null };
  }
  if (error instanceof SyncRefusedError)
    return { kind: error.kind, message: error.message, graphRequestId: null };
  const disk = diskFailure(error);
  if (disk !== null) return { ...disk, graphRequestId: null };
  return {
    kind: "error",
    message: "Something went wrong on our side. Nothing was changed.",
    graphRequestId: null,
  };
}

/** The disk refused a write: SQLite names how. Nothing of the transaction was kept. */
function diskFailure(error: unknown): { kind: string; message: string } | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code.startsWith("SQLITE_FULL")) {
    return {
      kind: "disk-full",
      message:
        "The disk of the Gatehouse server is full. Nothing was changed; free some space, then sync again.",
    };
  }
  if (/^SQLITE_(READONLY|IOERR|CANTOPEN|PERM)/.test(code)) {
    return {
      kind: "disk-unwritable",
      message:
        "The database file of Gatehouse can't be written. Nothing was changed; check the disk and the folder's permissions, then sync again.",
    };
  }
  return null;
}

/** Worth trying again by itself: Microsoft was out of reach or busy. */
export function isPassing(error: unknown): boolean {
  return error instanceof GraphError && ["unavailable", "throttled", "unknown-outcome"].includes(error.kind);
}
