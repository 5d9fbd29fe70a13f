import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { parseMarkdown, type Block, type Inline } from "./markdown.ts";

/**
 * What somebody wrote: bold, italic, code, lists and links as such, everything else as text. Made of
 * React elements only: no HTML of anybody's is ever parsed.
 */
export function RichText({ children, className }: { children: string; className?: string }) {
  return (
    <div className={cn("grid max-w-[660px] gap-2 text-14 [overflow-wrap:anywhere]", className)}>
      {parseMarkdown(children).map((block, at) => (
        // The text never changes its order: the index is the identity.
        <Part key={at} block={block} />
      ))}
    </div>
  );
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return <p className="whitespace-pre-wrap">{inlines(block.children)}</p>;
    case "code":
      return (
        <pre className="overflow-x-auto rounded-box bg-inset px-3 py-2 font-mono text-12 whitespace-pre-wrap">
          {block.text}
        </pre>
      );
    case "list": {
      const items = block.items.map((item, at) => <li key={at}>{inlines(item)}</li>);
      return block.isOrdered ? (
        <ol className="list-decimal pl-6">{items}</ol>
      ) : (
        <ul className="list-disc pl-6">{items}</ul>
      );
    }
  }
}

const inlines = (pieces: readonly Inline[]): ReactNode =>
  pieces.map((piece, at) => <Piece key={at} piece={piece} />);

function Piece({ piece }: { piece: Inline }): ReactNode {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "code":
      return <code className="rounded-mark bg-hover px-1 font-mono text-12">{piece.text}</code>;
    case "bold":
      return <strong className="font-semibold">{inlines(piece.children)}</strong>;
    case "italic":
      return <em>{inlines(piece.children)}</em>;
    case "link":
      return (
        <a
          href={piece.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="text-accent-text underline decoration-accent-line underline-offset-3 hover:decoration-current"
        >
          {piece.text}
        </a>
      );
  }
}
