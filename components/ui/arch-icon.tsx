import { cn } from "#lib/platform/cn.ts";

/** The arch as an icon among lucide's: same grid, same pen. Approvals, wherever they are a place. */
export function ArchIcon({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cn("size-4 flex-none", className)}>
      <path
        d="M5 20v-9a7 7 0 0 1 14 0v9M12 10v10M3 20h18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
