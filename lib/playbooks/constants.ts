export const NAME_MAX = 80;
export const INPUTS_MAX = 8;
export const STEPS_MAX = 12;
export const EXAMPLES_MAX = 60;
export const WORDS_MAX = 200;
/** Lists of words of which one each must be met. */
export const WORD_LISTS_MAX = 4;
export const TESTS_MAX = 50;
/** Requests that nobody has changed for so long are not looked at any more. */
export const LOOK_BACK_MS = 24 * 60 * 60_000;
/** Requests looked at in one turn of the worker. */
export const AT_ONCE = 20;
