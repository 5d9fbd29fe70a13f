import { DEFAULT_COLUMNS, type PeopleColumn } from "#lib/directory/people-columns.ts";
import { savedSearch } from "#lib/directory/people-href.ts";
import type { PeopleQuery } from "#lib/directory/types.ts";
import type { SavedView } from "#lib/directory/views/types.ts";

/** The view that is open, and whether the list shows something else than it (or, without one, than everybody). */
export function viewState(
  views: readonly SavedView[],
  query: PeopleQuery,
  columns: readonly PeopleColumn[],
): { current: SavedView | null; isChanged: boolean } {
  const current = views.find(({ id }) => id === query.viewId) ?? null;
  const saved = current ?? { search: "", columns: DEFAULT_COLUMNS };
  const isChanged = savedSearch(query) !== saved.search || columns.join() !== saved.columns.join();
  return { current, isChanged };
}
