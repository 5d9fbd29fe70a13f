/** People and targets that one form may name; every pair is looked at before the click. */
export const MOST_PEOPLE = 50;
export const MOST_TARGETS = 20;
