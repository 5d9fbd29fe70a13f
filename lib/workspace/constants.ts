export const NAME_MAX = 60;
