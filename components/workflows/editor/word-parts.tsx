import { Fragment } from "react";
import type { Part } from "./step-words.ts";

/** Something that was chosen, inside a sentence. */
export const Chip = ({ children }: { children: string }) => (
  <span className="inline-block max-w-full truncate rounded-mark bg-accent-soft px-[5px] align-bottom text-12 leading-[18px] font-medium text-accent-text">
    {children}
  </span>
);

/** A card's line: words and chips. */
export function WordParts({ parts }: { parts: readonly Part[] }) {
  return parts.map((part, at) => (
    // Parts have no other identity than their place.
    <Fragment key={at}>
      {at > 0 && !(typeof part === "string" && part.startsWith(",")) ? " " : null}
      {typeof part === "string" ? part : <Chip>{part.chip}</Chip>}
    </Fragment>
  ));
}
