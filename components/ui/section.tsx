import { useId, type ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";

type SectionProps = {
  title: ReactNode;
  help?: ReactNode;
  tag?: ReactNode;
  /** Where an address ending in #anchor leads. */
  anchor?: string;
  className?: string;
  children: ReactNode;
};

/** A ruled section of a settings page: label column 176 with help, content beside it; stacked below 1024. */
export function Section({ title, help, tag, anchor, className, children }: SectionProps) {
  const id = useId();
  return (
    <section
      id={anchor}
      aria-labelledby={id}
      className={cn(
        "grid grid-cols-[176px_minmax(0,1fr)] gap-x-8 border-t border-line pt-5 pb-7 max-xl:grid-cols-[140px_minmax(0,1fr)] max-xl:gap-x-6 max-lg:grid-cols-[minmax(0,1fr)] max-lg:gap-y-3",
        className,
      )}
    >
      <header>
        <h2 id={id} className="text-14 leading-5 font-semibold">
          {title}
        </h2>
        {help ? <p className="mt-1 text-12 leading-[18px] text-ink-3">{help}</p> : null}
        {tag ? <div className="mt-2">{tag}</div> : null}
      </header>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
