/** Of the matcher's own files; matcher-digest.test.ts says what to write here when they change. */
export const MATCHER_DIGEST = "4f92995d4ffce010";

/** From here on a playbook may act by itself, when it and the policy allow it. */
export const ACT_AT = 0.74;
/** From here on it is proposed; below, the IT Agent stays silent. */
export const PROPOSE_AT = 0.5;
/** Two playbooks closer than this are both only proposed. */
export const CLEAR_LEAD = 0.06;
/** Text beyond this is not read. */
export const TEXT_MAX = 4_000;

/** Parts of the score; together 1. */
export const WEIGHTS = { words: 0.6, closeness: 0.15, examples: 0.15, voice: 0.1 };
/** Lost for each word that was only taken for another. */
export const TYPO_COST = 0.02;
/** A form says what is asked; its text can only speak against it. */
export const SERVICE_SCORE = 0.92;
/** Words this close together count as one thought; from the second figure on, as none. */
export const CLOSE_WORDS = 7;
export const FAR_WORDS = 22;
/** What is left of the score when a list of words is not met. */
export const PARTIAL_SHARE = 0.7;
/** More words than this that say something else, and the text is about more than the playbook. */
export const FOREIGN_MOST = 4;
