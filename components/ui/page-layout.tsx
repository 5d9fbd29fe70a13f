import type { ComponentProps, ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";

/** The part of a page that scrolls, under PageHead and Toolbar; what is hidden from sight in it scrolls with it. */
export function PageScroll({ className, ...rest }: ComponentProps<"div">) {
  return <div {...rest} className={cn("relative min-h-0 flex-1 overflow-auto", className)} />;
}

/** A ruled page of sections (settings, profiles): 40 px gutters, at most 1224 px. */
export function PageBody({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div
      {...rest}
      className={cn(
        "max-w-[1224px] px-10 pt-7 pb-16 max-xl:p-6 max-xl:pb-12 max-sm:px-4 max-sm:pt-5 max-sm:pb-10",
        className,
      )}
    />
  );
}

type PageTitleProps = {
  title: ReactNode;
  lede?: ReactNode;
  mark?: ReactNode;
  tag?: ReactNode;
  children?: ReactNode;
};

/** The 20 px title of a page body: an optional tile, tag and lede, controls at the right. */
export function PageTitle({ title, lede, mark, tag, children }: PageTitleProps) {
  return (
    <header className="flex items-start gap-4 pb-5 max-sm:flex-wrap">
      {mark}
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="text-20 font-semibold">{title}</h1>
          {tag}
        </div>
        {lede ? <div className="mt-0.5 max-w-[620px] text-ink-2">{lede}</div> : null}
      </div>
      {children ? <div className="flex flex-none items-center gap-2">{children}</div> : null}
    </header>
  );
}

/** The 44 px strip of filters under a page head. */
export function Toolbar({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div
      {...rest}
      className={cn(
        "flex min-h-11 flex-none items-center gap-2 border-b border-line pr-4 pl-5 max-sm:min-h-14 max-sm:overflow-x-auto max-sm:px-4",
        className,
      )}
    />
  );
}

/** The 36 px foot of a list: key hints at the left, freshness at the right. */
export function PageFoot({ className, ...rest }: ComponentProps<"footer">) {
  return (
    <footer
      {...rest}
      className={cn(
        "flex h-9 flex-none items-center gap-3.5 border-t border-line pr-4 pl-5 text-12 text-ink-3 max-sm:hidden",
        className,
      )}
    />
  );
}

/** The head of a block inside a page: title, count, a control at the right, ruled below. */
export function BlockHead({
  title,
  count,
  children,
}: {
  title: ReactNode;
  count?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="flex h-8 items-center gap-2 border-b border-line-2">
      <h2 className="text-14 leading-5 font-semibold">{title}</h2>
      {count === undefined ? null : <span className="text-12 text-ink-3 tabular-nums">{count}</span>}
      {children ? <div className="ml-auto flex items-center gap-2">{children}</div> : null}
    </header>
  );
}
