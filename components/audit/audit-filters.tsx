import { ListSearch } from "#components/people/list-search.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Toolbar } from "#components/ui/page-layout.tsx";
import type { AuditActor, AuditQuery } from "#lib/audit/types.ts";
import { AuditDays } from "./audit-days.tsx";
import { auditHref, isFiltered } from "./audit-href.ts";
import { AuditSelects } from "./audit-selects.tsx";

/** What kind of event, by whom, how it ended, when, and any word. */
export function AuditFilters({ query, actors }: { query: AuditQuery; actors: readonly AuditActor[] }) {
  return (
    <Toolbar className="flex-wrap py-1.5 max-sm:flex-nowrap">
      <ListSearch
        label="Search the audit log"
        placeholder="Name, event, REQ-12, id"
        q={query.q.trim()}
        hrefWithText={auditHref(query, { q: "{q}" })}
        hrefWithout={auditHref(query, { q: "" })}
        className="w-64 flex-none max-sm:w-56"
      />
      <AuditSelects query={query} actors={actors} />
      <AuditDays query={query} />
      {isFiltered(query) ? (
        <LinkButton size="s" variant="ghost" href="/settings/audit-log" scroll={false}>
          Clear filters
        </LinkButton>
      ) : null}
    </Toolbar>
  );
}
