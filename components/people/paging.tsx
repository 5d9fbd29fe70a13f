import { ChevronLeft, ChevronRight } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { cn } from "#lib/platform/cn.ts";

type PagingProps = { previousHref: string | null; nextHref: string | null; className?: string };

/** Previous and Next; nothing when everything fits on one page. */
export function Paging({ previousHref, nextHref, className }: PagingProps) {
  if (previousHref === null && nextHref === null) return null;
  return (
    <nav aria-label="Pages" className={cn("flex items-center gap-1", className)}>
      <Step href={previousHref} rel="prev" label="Previous" />
      <Step href={nextHref} rel="next" label="Next" />
    </nav>
  );
}

function Step({ href, rel, label }: { href: string | null; rel: "prev" | "next"; label: string }) {
  const icon = <Icon of={rel === "prev" ? ChevronLeft : ChevronRight} size={14} />;
  if (href === null) {
    return (
      <button
        type="button"
        disabled
        className="inline-flex h-ctl-s items-center gap-1 px-2 text-12 font-medium text-ink-off touch:h-10 touch:px-3 touch:text-13"
      >
        {rel === "prev" ? icon : null}
        {label}
        {rel === "next" ? icon : null}
      </button>
    );
  }
  return (
    <LinkButton href={href} rel={rel} size="s" variant="ghost">
      {rel === "prev" ? icon : null}
      {label}
      {rel === "next" ? icon : null}
    </LinkButton>
  );
}
