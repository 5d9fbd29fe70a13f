/** The lease that one cycle at a time holds, whoever runs it. */
export const SYNC_LEASE = "sync";
/** Key of the one open job of each kind. */
export const SYNC_JOB = "entra-sync";
export const FINISH_JOB = "entra-finish-setup";
/** After a failed one. */
export const RETRY_MS = 15 * 60_000;
