import type { GraphError } from "#lib/entra/graph/errors.ts";
import type { Evidence } from "./types.ts";

/** One of several writes of an action failed after others had their effect. */
export class PartialEffect extends Error {
  override readonly cause: GraphError;
  readonly evidence: Evidence;
  /** What happened and what did not, as a sentence. */
  readonly said: string;

  constructor(cause: GraphError, evidence: Evidence, said: string) {
    super(cause.message);
    this.name = "PartialEffect";
    this.cause = cause;
    this.evidence = evidence;
    this.said = said;
  }
}
