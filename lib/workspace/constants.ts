export const NAME_MAX = 60;
/** In the order of a week of business hours. */
export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;
export const DAYS_OFF_MAX = 60;
export const DAY_OFF_NAME_MAX = 60;
/** Later days off are slips of the year. */
export const DAYS_OFF_AHEAD_YEARS = 5;
