import { ChevronRight } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

export type Crumb = { label: string; href: string };

type PageHeadProps = {
  title: ReactNode;
  count?: ReactNode;
  crumbs?: readonly Crumb[];
  children?: ReactNode;
  className?: string;
  isTitleHidden?: boolean;
};

/**
 * The 48 px head of a page: crumbs or a title with a count, and controls at the right (`children`).
 * The title is the page's h1 unless `isTitleHidden` says that the page prints its own below.
 */
export function PageHead({ title, count, crumbs = [], children, className, isTitleHidden }: PageHeadProps) {
  const Title = isTitleHidden ? "b" : "h1";
  return (
    <header
      className={cn(
        "flex min-h-head flex-none items-center gap-2 border-b border-line pr-4 pl-5 max-sm:pr-3 max-sm:pl-4",
        className,
      )}
    >
      <nav aria-label="Breadcrumb" hidden={crumbs.length === 0} className="contents">
        {crumbs.map((crumb) => (
          <Fragment key={crumb.href}>
            <Link
              href={crumb.href}
              className="-my-0.5 rounded-mark py-0.5 whitespace-nowrap text-ink-3 hover:text-ink max-sm:hidden"
            >
              {crumb.label}
            </Link>
            <Icon of={ChevronRight} size={12} className="text-ink-3 max-sm:hidden" />
          </Fragment>
        ))}
      </nav>
      <Title
        className={cn("min-w-0 truncate text-13 font-semibold", crumbs.length === 0 && "max-sm:text-16")}
      >
        {title}
      </Title>
      {count ? <span className="text-12 whitespace-nowrap text-ink-3 tabular-nums">{count}</span> : null}
      {children ? <div className="ml-auto flex min-w-0 items-center gap-2">{children}</div> : null}
    </header>
  );
}
