import { findLinks } from "./find-links.ts";

/** A piece of a line. Links lead to http, https and mailto only; there is no other way to an address. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "bold" | "italic"; children: readonly Inline[] }
  | { kind: "link"; href: string; text: string };

export type Block =
  | { kind: "paragraph"; children: readonly Inline[] }
  | { kind: "list"; isOrdered: boolean; items: readonly (readonly Inline[])[] }
  | { kind: "code"; text: string };

const FENCE = /^\s{0,3}```/;
const ITEM = /^\s{0,3}(?:[-*]|(\d{1,3})[.)])\s+(?=\S)/;
// Marks that turn the reading direction around, and other characters that nobody sees.
// oxlint-disable-next-line no-control-regex -- control characters are what it takes out
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const DEEPEST = 4;

/** Reads bold, italic, code, lists and links; everything else stays the text it is. */
export function parseMarkdown(source: string): Block[] {
  const lines = source.replaceAll("\r\n", "\n").replace(UNSEEN, "").split("\n");
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const { block, next } = readBlock(lines, at);
    if (block !== null) blocks.push(block);
    at = next;
  }
  return blocks;
}

function readBlock(lines: readonly string[], from: number): { block: Block | null; next: number } {
  const first = lines[from] ?? "";
  if (first.trim() === "") return { block: null, next: from + 1 };
  if (FENCE.test(first)) {
    const end = lines.findIndex((line, index) => index > from && FENCE.test(line));
    const next = end === -1 ? lines.length : end;
    return { block: { kind: "code", text: lines.slice(from + 1, next).join("\n") }, next: next + 1 };
  }
  const isItem = (line: string) => ITEM.test(line);
  const isEnd = (line: string) => line.trim() === "" || FENCE.test(line);
  const taken = (goesOn: (line: string) => boolean) => {
    const end = lines.findIndex((line, index) => index > from && !goesOn(line));
    return end === -1 ? lines.length : end;
  };
  if (isItem(first)) {
    const next = taken(isItem);
    const items = lines.slice(from, next).map((line) => parseInline(line.replace(ITEM, "")));
    return { block: { kind: "list", isOrdered: ITEM.exec(first)?.[1] !== undefined, items }, next };
  }
  const next = taken((line) => !isEnd(line) && !isItem(line));
  return { block: { kind: "paragraph", children: parseInline(lines.slice(from, next).join("\n")) }, next };
}

type Found = { inline: Inline; end: number };

/** Reads one run of text; what opens and never closes is text. */
export function parseInline(text: string, depth = 0): Inline[] {
  const out: Inline[] = [];
  let plainFrom = 0;
  const flush = (to: number) => out.push(...plain(text.slice(plainFrom, to)));
  let at = 0;
  while (at < text.length) {
    const found = depth < DEEPEST ? readAt(text, at, depth) : null;
    if (found === null) {
      at += 1;
      continue;
    }
    flush(at);
    out.push(found.inline);
    at = found.end;
    plainFrom = at;
  }
  flush(text.length);
  return out;
}

function readAt(text: string, at: number, depth: number): Found | null {
  switch (text[at]) {
    case "`": {
      const end = text.indexOf("`", at + 1);
      return end <= at + 1 ? null : { inline: { kind: "code", text: text.slice(at + 1, end) }, end: end + 1 };
    }
    case "*":
      return text[at + 1] === "*"
        ? marked(text, at, "**", "bold", depth)
        : marked(text, at, "*", "italic", depth);
    case "_":
      return /\w/.test(text[at - 1] ?? "") ? null : marked(text, at, "_", "italic", depth);
    case "[":
      return link(text, at);
    default:
      return null;
  }
}

function marked(
  text: string,
  at: number,
  mark: string,
  kind: "bold" | "italic",
  depth: number,
): Found | null {
  const from = at + mark.length;
  const end = text.indexOf(mark, from);
  if (end === -1) return null;
  const inside = text.slice(from, end);
  // "2 * 3 * 4" is arithmetic, "snake_case_name" a name.
  if (inside === "" || inside !== inside.trim() || inside.includes("\n\n")) return null;
  if (mark === "_" && /\w/.test(text[end + 1] ?? "")) return null;
  return { inline: { kind, children: parseInline(inside, depth + 1) }, end: end + mark.length };
}

const SCHEMES = new Set(["http:", "https:", "mailto:"]);

function link(text: string, at: number): Found | null {
  const close = text.indexOf("](", at);
  const end = close === -1 ? -1 : text.indexOf(")", close);
  if (end === -1) return null;
  const label = text.slice(at + 1, close);
  const href = text.slice(close + 2, end).trim();
  if (label.trim() === "" || /[[\]\n]/.test(label) || /[\s<>"'`\\]/.test(href)) return null;
  const url = URL.parse(href);
  if (url === null || !SCHEMES.has(url.protocol)) return null;
  // A label that looks like another address would lie about where it leads.
  const isAddress = /:\/\/|^www\.|@/.test(label) && label !== href;
  return { inline: { kind: "link", href, text: isAddress ? href : label }, end: end + 1 };
}

const plain = (text: string): Inline[] =>
  findLinks(text).map(({ text: piece, href }) =>
    href === null ? { kind: "text", text: piece } : { kind: "link", href, text: piece },
  );
