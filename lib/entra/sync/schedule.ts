/** The lease that one cycle at a time holds, whoever runs it. */
export const SYNC_LEASE = "sync";
/** Key of the one open job of each kind. */
export const SYNC_JOB = "entra-sync";
export const FINISH_JOB = "entra-finish-setup";
/** From one sync to the next. */
export const SYNC_EVERY_MS = 4 * 60 * 60_000;
/** After a failed one. */
export const RETRY_MS = 15 * 60_000;
