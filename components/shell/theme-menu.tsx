"use client";
import { useState } from "react";
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from "#components/ui/menu.tsx";
import { readThemeChoice, THEME_COOKIE, type ThemeChoice } from "./theme.ts";

const CHOICES: readonly { value: ThemeChoice; label: string }[] = [
  { value: "system", label: "Same as system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];
const YEAR_S = 31_536_000;

/** The stored choice, read in the browser. */
function storedChoice(): ThemeChoice {
  const pair = document.cookie.split("; ").find((text) => text.startsWith(`${THEME_COOKIE}=`));
  return readThemeChoice(pair?.slice(THEME_COOKIE.length + 1));
}

/** Keeps the choice for a year in this browser and paints it at once. */
function keepChoice(choice: ThemeChoice): void {
  document.cookie = `${THEME_COOKIE}=${choice}; path=/; max-age=${YEAR_S}; samesite=lax`;
  const isDark =
    choice === "dark" || (choice === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
}

/** The three theme choices, for inside a menu (which only ever renders in the browser). */
export function ThemeMenu() {
  const [choice, setChoice] = useState(storedChoice);
  return (
    <MenuRadioGroup
      value={choice}
      onValueChange={(value) => {
        const next = readThemeChoice(value);
        keepChoice(next);
        setChoice(next);
      }}
    >
      <MenuLabel>Theme</MenuLabel>
      {CHOICES.map(({ value, label }) => (
        <MenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
          {label}
        </MenuRadioItem>
      ))}
    </MenuRadioGroup>
  );
}
