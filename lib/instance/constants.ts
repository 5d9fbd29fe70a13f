/** Settings rows of this folder. */
export const INSTANCE_KEY = "instance.id";
export const HOLD_KEY = "instance.hold";
/** Written into the database of a backup, so that it says what it is wherever it turns up. */
export const BACKUP_KEY = "instance.backup";
/** When an admin last said that this installation is the one that acts. */
export const CONFIRMED_KEY = "instance.confirmed";
/** When the last backup was made. */
export const LAST_BACKUP_KEY = "instance.last-backup";
