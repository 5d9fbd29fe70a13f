/** How long a session lasts at most, whatever happens. */
export const SESSION_LIFE_MS = 24 * 60 * 60_000;
export const SETUP_CODE_LIFE_MS = 24 * 60 * 60_000;
export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 256;
/** Failed tries per address within the window, before waiting is asked. */
export const TRIES_LIMIT = 8;
export const TRIES_WINDOW_MS = 15 * 60_000;
