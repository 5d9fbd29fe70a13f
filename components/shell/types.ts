import type { ReactNode } from "react";
import type { GlyphName, Tone } from "#components/ui/glyph.tsx";

/** A place in the navigation. `icon` is an element, e.g. `<Icon of={Inbox} />`. */
export type ShellItem = {
  href: string;
  label: string;
  icon?: ReactNode;
  count?: number | undefined;
  /** In place of a count: one that follows by itself. */
  badge?: ReactNode;
  /** Something new waits there; shown as a pip where counts have no room. */
  hasNews?: boolean;
  /** Current only on exactly this address, not on those below it. */
  isExact?: boolean;
  /** One step in, under the item before. */
  isSub?: boolean;
};
export type ShellGroup = { label?: string; items: readonly ShellItem[] };

/** The line at the foot: health of the directory. `at` is epoch ms. */
export type ShellHealth = {
  href?: string | undefined;
  glyph: GlyphName;
  tone: Tone;
  words: string;
  at?: number | undefined;
};

export type ShellMember = {
  name: string;
  objectId: string;
  detail?: string | undefined;
  /** Extra places in the member menu. */
  links?: readonly { href: string; label: string }[];
};
export type SignOut = () => void | Promise<void>;
