import { ChevronRight, X } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { ArchMark } from "#components/ui/arch-mark.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Crumb } from "#components/ui/page-head.tsx";
import { Stepper, type Step } from "#components/ui/stepper.tsx";
import { MAIN_ID, SkipLink } from "./skip-link.tsx";

type FlowShellProps = {
  crumbs: readonly Crumb[];
  title: string;
  steps: readonly Step[];
  closeHref: string;
  /** The bar at the foot: primary first, the rest after; `ml-auto` sends one to the right. Size l. */
  footer?: ReactNode;
  children: ReactNode;
};

/** A set-up flow: no sidebar, steps at the left (300), content at most 960, a bar at the foot. */
export function FlowShell({ crumbs, title, steps, closeHref, footer, children }: FlowShellProps) {
  return (
    <div className="grid h-dvh grid-rows-[var(--head)_minmax(0,1fr)] bg-surface">
      <SkipLink />
      <header className="flex items-center gap-2 border-b border-line bg-bg pr-4 pl-4 max-sm:pr-2">
        <ArchMark />
        <nav aria-label="Breadcrumb" className="flex min-w-0 items-center gap-1.5">
          {crumbs.map((crumb) => (
            <Fragment key={crumb.href}>
              <Link
                href={crumb.href}
                className="rounded-mark py-0.5 whitespace-nowrap text-ink-3 hover:text-ink max-sm:hidden"
              >
                {crumb.label}
              </Link>
              <Icon of={ChevronRight} size={12} className="text-ink-3 max-sm:hidden" />
            </Fragment>
          ))}
          <b className="truncate">{title}</b>
        </nav>
        <LinkButton
          href={closeHref}
          variant="ghost"
          aria-label="Close, back to where you came from"
          icon={<Icon of={X} />}
          className="ml-auto w-ctl px-0 touch:min-w-10 touch:px-0 [&>svg:first-child]:ml-0"
        />
      </header>
      <div className="grid min-h-0 grid-cols-[300px_minmax(0,1fr)] max-lg:grid-cols-[minmax(0,1fr)] max-lg:grid-rows-[auto_minmax(0,1fr)]">
        <aside
          aria-label="Progress"
          className="border-r border-line bg-bg px-7 py-9 max-lg:overflow-x-auto max-lg:border-r-0 max-lg:border-b max-lg:px-6 max-lg:py-3.5 max-sm:px-4 max-sm:py-3"
        >
          <Stepper steps={steps} label="Steps" />
        </aside>
        <div className="flex min-h-0 min-w-0 flex-col">
          <main
            id={MAIN_ID}
            tabIndex={-1}
            className="min-h-0 flex-1 overflow-auto px-12 pt-8 pb-6 max-lg:px-6 max-sm:px-4 max-sm:pt-5"
          >
            <div className="max-w-240">{children}</div>
          </main>
          {footer ? (
            <footer className="flex-none border-t border-line px-12 py-3 max-lg:px-6 max-sm:px-4">
              <div className="flex max-w-240 flex-wrap items-center gap-2 max-sm:[&>a]:min-h-11 max-sm:[&>a]:flex-auto max-sm:[&>button]:min-h-11 max-sm:[&>button]:flex-auto">
                {footer}
              </div>
            </footer>
          ) : null}
        </div>
      </div>
    </div>
  );
}
