const PLAIN = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const SMALL = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 2 });

/** A sum in whichever currency the admin counts in: small ones are not rounded away. */
export const costWords = (cost: number): string => (cost > 0 && cost < 0.01 ? SMALL : PLAIN).format(cost);
