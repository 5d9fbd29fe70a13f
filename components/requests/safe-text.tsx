import { Fragment } from "react";

const ADDRESS = /\bhttps?:\/\/[^\s<>"']+/gi;
// Punctuation that ends a sentence, not an address.
const TAIL = /[).,;:!?\]]+$/;

type Piece = { at: number; text: string; href: string | null };

/** Cuts text into plain pieces and http(s) addresses; nothing else ever becomes a link. */
export function findLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TAIL, "");
    if (!URL.canParse(address)) continue;
    if (match.index > end) pieces.push({ at: end, text: text.slice(end, match.index), href: null });
    pieces.push({ at: match.index, text: address, href: address });
    end = match.index + address.length;
  }
  if (end < text.length) pieces.push({ at: end, text: text.slice(end), href: null });
  return pieces;
}

/** What somebody wrote: line breaks kept, addresses as links, everything else as text. */
export function SafeText({ children }: { children: string }) {
  return findLinks(children).map(({ at, text, href }) =>
    href === null ? (
      <Fragment key={at}>{text}</Fragment>
    ) : (
      <a
        key={at}
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-accent-text underline decoration-accent-line underline-offset-3 hover:decoration-current"
      >
        {text}
      </a>
    ),
  );
}
