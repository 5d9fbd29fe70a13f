import type { ReactNode } from "react";
import { ArchMark } from "#components/ui/arch-mark.tsx";
import { MAIN_ID } from "./skip-link.tsx";

type SignInShellProps = { title: ReactNode; lede?: ReactNode; foot?: ReactNode; children: ReactNode };

/** A narrow column for signing in and for pages outside the desk: mark, title, what to do. */
export function SignInShell({ title, lede, foot, children }: SignInShellProps) {
  return (
    <div className="grid min-h-dvh place-items-center bg-surface px-4 py-10">
      <main id={MAIN_ID} tabIndex={-1} className="w-full max-w-90">
        <ArchMark className="size-8" />
        <h1 className="mt-5 text-20 font-semibold">{title}</h1>
        {lede ? <div className="mt-1 text-ink-2">{lede}</div> : null}
        <div className="mt-6 grid gap-3">{children}</div>
        {foot ? <div className="mt-6 border-t border-line pt-3 text-12 text-ink-3">{foot}</div> : null}
      </main>
    </div>
  );
}
