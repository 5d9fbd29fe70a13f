export const FIELDS_MAX = 20;
export const OPTIONS_MAX = 30;
export const LABEL_MAX = 80;
export const HELP_MAX = 200;
export const TEXT_MAX = 300;
export const LONG_TEXT_MAX = 4_000;
/** What the portal’s search takes; it may become the title of a request. */
export const PORTAL_SEARCH_MAX = 100;
export const FILES_PER_FIELD = 5;
export const FILE_GONE = "A file is no longer there. Remove it and attach it again.";
/** Names of pictures that the portal knows. */
export const SERVICE_ICONS = [
  "app",
  "group",
  "device",
  "key",
  "equipment",
  "join",
  "leave",
  "other",
] as const;
