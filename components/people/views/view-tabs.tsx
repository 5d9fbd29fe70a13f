import { Users } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { PeopleColumn } from "#lib/directory/people-columns.ts";
import { savedSearch } from "#lib/directory/people-href.ts";
import type { PeopleQuery } from "#lib/directory/types.ts";
import type { SavedView } from "#lib/directory/views/types.ts";
import { ViewMenu } from "./view-menu.tsx";
import { viewState } from "./view-state.ts";

type ViewTabsProps = {
  views: readonly SavedView[];
  query: PeopleQuery;
  columns: readonly PeopleColumn[];
  canShare: boolean;
};

/** Everybody and the saved views as tabs; the open one has a menu. Nothing before the first view is saved. */
export function ViewTabs({ views, query, columns, canShare }: ViewTabsProps) {
  if (views.length === 0) return null;
  const { current, isChanged } = viewState(views, query, columns);
  return (
    <div className="flex h-9 flex-none items-stretch gap-5 overflow-x-auto overflow-y-hidden border-b border-line px-5 max-sm:px-4 touch:h-11">
      <nav aria-label="Views" className="flex gap-5">
        <ViewTab href="/people" isCurrent={current === null}>
          Everybody
        </ViewTab>
        {views.map((view) => (
          <ViewTab key={view.id} href={viewHref(view)} isCurrent={view === current}>
            {view.isShared ? <Icon of={Users} size={12} className="text-ink-3" /> : null}
            {view.name}
            {view.isShared ? <VisuallyHidden>, shared</VisuallyHidden> : null}
          </ViewTab>
        ))}
      </nav>
      {current === null ? null : (
        <ViewMenu
          key={current.id}
          view={current}
          href={viewHref(current)}
          search={savedSearch(query)}
          columns={columns}
          isChanged={isChanged}
          canShare={canShare}
        />
      )}
    </div>
  );
}

/** The address of a view as it was saved. */
function viewHref({ id, search }: SavedView): string {
  return `/people?${search === "" ? "" : `${search}&`}view=${id}`;
}

function ViewTab(props: { href: string; isCurrent: boolean; children: React.ReactNode }) {
  return (
    <Link
      href={props.href}
      scroll={false}
      aria-current={props.isCurrent ? "page" : undefined}
      className={cn(
        "relative inline-flex flex-none items-center gap-1.5 whitespace-nowrap text-ink-2 hover:text-ink focus-visible:-outline-offset-2",
        props.isCurrent &&
          "font-medium text-ink after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:bg-ink",
      )}
    >
      {props.children}
    </Link>
  );
}
