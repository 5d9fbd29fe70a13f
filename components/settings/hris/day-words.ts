const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** A calendar day, YYYY-MM-DD, as it is read: "1 Dec 2026". */
export const dayWords = (date: string) => DAY.format(Date.parse(`${date}T00:00:00Z`));
