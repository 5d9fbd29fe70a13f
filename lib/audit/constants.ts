/** The event of a line that says from where on the chain can be verified, and why only from there. */
export const CHAIN_BEGAN = "audit.chain-began";
/** Its reasons. */
export const OLDER_ROWS = "rows-before-the-chain";
export const KEY_LOST = "key-lost";

/** What the Verify button looks at. */
export const NEWEST_ROWS = 10_000;
