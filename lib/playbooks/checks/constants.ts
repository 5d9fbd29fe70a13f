/** Saved conversations run again after so long although nothing is known to have changed: the directory has. */
export const AFTER_PASS_MS = 24 * 60 * 60_000;
/** Where one gives another result; a model is paid for each. */
export const AFTER_FAILURE_MS = 60 * 60_000;
/** Where the model did not answer. */
export const AFTER_UNKNOWN_MS = 15 * 60_000;
