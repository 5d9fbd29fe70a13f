import { PageHead } from "#components/ui/page-head.tsx";
import type { PeopleScreen } from "#lib/directory/load-people.ts";
import { peopleHref, savedSearch } from "#lib/directory/people-href.ts";
import { formatCapped, formatNumber } from "./format-count.ts";
import { ListSearch } from "./list-search.tsx";
import { ColumnsMenu } from "./views/columns-menu.tsx";
import { PeopleExport } from "./views/people-export.tsx";

/** Title, search, columns and export; the search has a line of its own on a phone. */
export function PeopleHead({ people }: { people: PeopleScreen }) {
  const { query, counts, columns, offered, isDesk, page } = people;
  const search = {
    label: "Search people",
    q: query.q.trim(),
    hrefWithText: peopleHref(query, { q: "{q}" }),
    hrefWithout: peopleHref(query, { q: "" }),
  };
  return (
    <>
      <PageHead
        title="People"
        count={isDesk ? `${formatNumber(counts.active)} active` : formatNumber(counts.inScope)}
      >
        <ListSearch
          {...search}
          placeholder={isDesk ? "Name, email, title, object ID" : "Name, email, title, department"}
          className="w-65 max-sm:hidden"
        />
        <ColumnsMenu columns={columns} offered={offered} viewId={query.viewId} />
        <PeopleExport
          search={savedSearch(query)}
          columns={columns}
          offered={offered}
          who={page.total.value === 1 ? "1 person" : `${formatCapped(page.total)} people`}
        />
      </PageHead>
      <div className="px-4 pt-3 sm:hidden">
        <ListSearch {...search} placeholder="Name, email, title" isLarge className="touch:h-11" />
      </div>
    </>
  );
}
