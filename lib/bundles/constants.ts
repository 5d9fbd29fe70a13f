/** The key of the bundle that everybody gets. */
export const BASELINE_KEY = "";
export const BASELINE_NAME = "Everybody";
export const MOST_GROUPS = 50;
export const MOST_APPS = 50;
