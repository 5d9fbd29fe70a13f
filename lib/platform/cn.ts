import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// The scale is ours (app/globals.css), so the merger has to be told which words are sizes.
const merge = extendTailwindMerge<"text-id">({
  extend: {
    // Figures and letters of identifiers, not a colour: it must not push one out.
    classGroups: { "text-id": ["text-id"] },
    theme: {
      text: ["10", "11", "12", "13", "14", "16", "20", "26"],
      radius: ["mark", "ctl", "box", "float"],
      shadow: ["pop", "dialog", "sheet"],
      spacing: [
        "ctl-s",
        "ctl",
        "ctl-l",
        "row",
        "row-tight",
        "row-two",
        "head",
        "side",
        "rail",
        "queue",
        "panel",
      ],
      ease: ["ui"],
    },
  },
});

/** Joins class names; of two that set the same property the later one wins. */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
