/** How long a session lasts at most, whatever happens. */
export const SESSION_LIFE_MS = 24 * 60 * 60_000;
export const SETUP_CODE_LIFE_MS = 24 * 60 * 60_000;
export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 256;
/** Failed tries per address within the window, before waiting is asked. */
export const TRIES_LIMIT = 8;
export const TRIES_WINDOW_MS = 15 * 60_000;
/** How long a return from Microsoft is waited for when somebody proves once more who they are. */
export const PROOF_DRAFT_MS = 10 * 60_000;
/** Tells the page that asked for a proof that it is there. */
export const PROOF_CHANNEL = "gatehouse-proof";
