import { Glyph } from "#components/ui/glyph.tsx";
import { Link } from "#components/ui/link.tsx";
import { Time } from "#components/ui/time.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { ShellHealth } from "./types.ts";

/** Glyph, words and time of the directory's health; a link to its settings for those who may open them. */
export function HealthLine({ health, keepsLabel }: { health: ShellHealth; keepsLabel?: boolean }) {
  const look = cn(
    "flex h-7 items-center gap-2 rounded-ctl px-2 text-12 text-ink-2 touch:h-10",
    !keepsLabel && "rail:mx-auto rail:h-[34px] rail:w-9 rail:justify-center rail:px-0",
  );
  const content = (
    <>
      <Glyph name={health.glyph} tone={health.tone} className="mx-px" />
      <span className={cn("truncate", !keepsLabel && "rail:sr-only")}>{health.words}</span>
      {health.at === undefined ? null : (
        <Time at={health.at} className={cn("ml-auto text-ink-3", !keepsLabel && "rail:hidden")} />
      )}
    </>
  );
  if (health.href === undefined) return <p className={look}>{content}</p>;
  return (
    <Link href={health.href} title={health.words} className={cn(look, "hover:bg-hover")}>
      {content}
    </Link>
  );
}
