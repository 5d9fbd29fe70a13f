import type { ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { MAIN_ID } from "./skip-link.tsx";

/** The landmark the skip link reaches. Pages fill it with PageHead, Toolbar, PageScroll and PageFoot. */
export function ShellMain({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <main
      id={MAIN_ID}
      tabIndex={-1}
      className={cn("flex min-h-0 min-w-0 flex-col overflow-auto bg-surface", className)}
    >
      {children}
    </main>
  );
}
