/** Settings rows of this folder. */
export const INSTANCE_KEY = "instance.id";
export const HOLD_KEY = "instance.hold";
/** Written into the database of a backup, so that it says what it is wherever it turns up. */
export const BACKUP_KEY = "instance.backup";
/** When the last backup was made. */
export const LAST_BACKUP_KEY = "instance.last-backup";
