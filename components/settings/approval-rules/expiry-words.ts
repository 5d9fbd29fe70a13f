const DAY_HOURS = 24;

/** "4 hours", "1 day", "7 days". */
export function expiryWords(hours: number): string {
  if (hours < DAY_HOURS || hours % DAY_HOURS !== 0) return `${hours} hours`;
  const days = hours / DAY_HOURS;
  return days === 1 ? "1 day" : `${days} days`;
}
