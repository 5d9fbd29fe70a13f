import { cn } from "#lib/platform/cn.ts";

/** Key caps, one per entry. Hidden where there is no keyboard to press. */
export function Kbd({ keys, className }: { keys: readonly string[]; className?: string }) {
  return (
    <span aria-hidden="true" className={cn("inline-flex gap-[3px] max-sm:hidden", className)}>
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-4 min-w-4 items-center justify-center rounded-mark border border-line-2 bg-surface px-1 font-ui text-10 font-medium tracking-normal text-ink-3"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
