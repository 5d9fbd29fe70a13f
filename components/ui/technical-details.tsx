import { ChevronRight } from "lucide-react";
import { cn } from "#lib/platform/cn.ts";
import { CopyButton } from "./copy-button.tsx";
import { Icon } from "./icon.tsx";

/** Raw codes and ids, folded away, with Copy. The only place for them, and for a mono face. */
export function TechnicalDetails({ className, children }: { className?: string; children: string }) {
  return (
    <details className={cn("group text-12", className)}>
      <summary className="inline-flex items-center gap-1 rounded-mark py-1 text-ink-3 hover:text-ink">
        <Icon of={ChevronRight} size={14} className="group-open:rotate-90" />
        Technical details
      </summary>
      <div className="mt-1 flex items-start gap-2 rounded-box bg-inset p-2">
        <pre className="min-w-0 flex-1 text-left font-mono text-[11.5px] leading-[18px] tracking-normal [overflow-wrap:anywhere] whitespace-pre-wrap text-ink-2">
          {children}
        </pre>
        <CopyButton text={children} />
      </div>
    </details>
  );
}
