import { cn } from "#lib/platform/cn.ts";

type FirstOfProps = { shown: number; total: number; className?: string };

/** Under a list that shows only its first rows: how many there are. Nothing when all are shown. */
export function FirstOf({ shown, total, className }: FirstOfProps) {
  if (total <= shown) return null;
  return (
    <p
      className={cn("text-12 text-ink-3", className)}
    >{`The first ${shown} of ${total.toLocaleString("en")}.`}</p>
  );
}
