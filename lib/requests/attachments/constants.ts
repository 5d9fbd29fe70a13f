export const FILE_MAX_BYTES = 5 * 1024 * 1024;
export const FILE_MAX_WORDS = "5 MB";
export const FILES_PER_MESSAGE = 5;
/** What a file has in place of a request while its form is being filled in. */
export const NOT_FILED = "";
/** Uploaded and not sent yet, of one member. */
export const UNSENT_MAX = 20;
export const UNSENT_KEPT_MS = 24 * 60 * 60_000;
