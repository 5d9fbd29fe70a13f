/** A model that has not answered by then is not waited for. */
export const ANSWER_MS = 20_000;
export const RETRIES = 1;
/** Longest text of a request that leaves the house. */
export const TEXT_MAX = 4_000;
export const ANSWER_TOKENS = 400;
/** What a prompt of this many characters costs about, where the model doesn't say. */
export const LETTERS_PER_TOKEN = 3;
