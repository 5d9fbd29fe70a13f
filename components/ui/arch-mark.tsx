import { cn } from "#lib/platform/cn.ts";

/** The product mark: an arch on ink. */
export function ArchMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={cn("size-5 flex-none text-ink", className)}>
      <rect width="20" height="20" rx="4.5" fill="currentColor" />
      <path
        d="M5 15.6V9.4a5 5 0 0 1 10 0v6.2M10 8.6v7M4 15.6h12"
        fill="none"
        stroke="var(--bg)"
        strokeWidth="1.6"
        strokeLinecap="square"
      />
    </svg>
  );
}
