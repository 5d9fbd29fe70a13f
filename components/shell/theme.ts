export const THEME_COOKIE = "gatehouse-theme";
export type ThemeChoice = "system" | "light" | "dark";

/** What a cookie's text says about the theme; anything unknown is "system". */
export function readThemeChoice(text: string | undefined): ThemeChoice {
  return text === "light" || text === "dark" ? text : "system";
}
