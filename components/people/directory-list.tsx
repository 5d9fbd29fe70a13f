import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Toolbar } from "#components/ui/page-layout.tsx";
import type { Freshness } from "#lib/directory/freshness.ts";
import { formatNumber } from "./format-count.ts";
import { ListFoot } from "./list-foot.tsx";
import { ListKeys } from "./list-keys.tsx";
import { ListSearch } from "./list-search.tsx";
import { Paging } from "./paging.tsx";

type DirectoryListProps = {
  title: string;
  /** Singular, for "No group matches". */
  noun: string;
  q: string;
  /** What matches, and how many there are in all. */
  total: number;
  whole: number;
  isEmpty: boolean;
  search: { placeholder: string; hrefWithText: string; hrefWithout: string };
  clearHref: string;
  previousHref: string | null;
  nextHref: string | null;
  freshness: Freshness;
  filters?: ReactNode;
  children: ReactNode;
};

/** The frame of a short directory list: search, filters, rows, pages, age. */
export function DirectoryList(props: DirectoryListProps) {
  const { title, noun, previousHref, nextHref } = props;
  const search = { ...props.search, q: props.q.trim(), label: `Search ${title.toLowerCase()}` };
  return (
    <>
      <PageHead title={title} count={formatNumber(props.whole)}>
        <ListSearch {...search} className="w-65 max-sm:hidden" />
      </PageHead>
      <div className="px-4 pt-3 sm:hidden">
        <ListSearch {...search} isLarge className="touch:h-11" />
      </div>
      <Toolbar className={props.filters === undefined ? "max-sm:min-h-3" : undefined}>
        {props.filters}
        <output className="ml-auto text-12 whitespace-nowrap text-ink-3 tabular-nums max-sm:sr-only">
          {`${formatNumber(props.total)} of ${formatNumber(props.whole)}`}
        </output>
      </Toolbar>
      <ListKeys className="flex flex-col">
        {props.isEmpty ? (
          <EmptyState
            title={props.whole === 0 ? `No ${title.toLowerCase()} in Entra` : `No ${noun} matches`}
            actions={
              props.whole === 0 ? null : (
                <LinkButton size="s" href={props.clearHref}>
                  Clear filters
                </LinkButton>
              )
            }
          >
            {props.whole === 0 ? "The last sync brought none." : "Check the spelling, or clear the filters."}
          </EmptyState>
        ) : (
          <>
            {props.children}
            <Paging
              previousHref={previousHref}
              nextHref={nextHref}
              className="justify-between px-4 py-3 sm:hidden"
            />
          </>
        )}
      </ListKeys>
      <ListFoot freshness={props.freshness} previousHref={previousHref} nextHref={nextHref} />
    </>
  );
}
