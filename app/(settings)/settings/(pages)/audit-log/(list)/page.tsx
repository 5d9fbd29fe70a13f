import type { Metadata } from "next";
import { AuditFilters } from "#components/audit/audit-filters.tsx";
import { auditHref, isFiltered } from "#components/audit/audit-href.ts";
import { AuditList } from "#components/audit/audit-list.tsx";
import { AuditTable } from "#components/audit/audit-table.tsx";
import { ChainState } from "#components/audit/chain-state.tsx";
import { ExportMenu } from "#components/audit/export-menu.tsx";
import { NoEntries } from "#components/audit/no-entries.tsx";
import { ListKeys } from "#components/people/list-keys.tsx";
import { Paging } from "#components/people/paging.tsx";
import { KeyHints } from "#components/ui/key-hints.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageFoot } from "#components/ui/page-layout.tsx";
import { loadAuditLog } from "#lib/audit/loaders.ts";
import { auditQuerySchema } from "#lib/audit/schema.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Audit log" };

const HINTS = [
  { keys: ["J", "K"], does: "move" },
  { keys: ["↵"], does: "open" },
];

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditLogPage({ searchParams }: Props) {
  const query = auditQuerySchema.parse(await searchParams);
  const { page, actors, checks } = loadAuditLog(await pageContext(), query);
  const paging = {
    previousHref: page.newer === null ? null : auditHref(query, { after: page.newer }),
    nextHref: page.older === null ? null : auditHref(query, { before: page.older }),
  };
  return (
    <>
      <PageHead
        title="Audit log"
        count={`${page.total.toLocaleString("en-GB")}${page.isTotalCapped ? "+" : ""}`}
      >
        <ExportMenu query={query} />
      </PageHead>
      <AuditFilters query={query} actors={actors} />
      <ChainState checks={checks} />
      <ListKeys>
        {page.entries.length === 0 ? <NoEntries isFiltered={isFiltered(query)} /> : null}
        {page.entries.length === 0 ? null : <AuditTable entries={page.entries} />}
        <AuditList entries={page.entries} />
        <Paging {...paging} className="justify-center p-3 sm:hidden" />
      </ListKeys>
      <PageFoot>
        <KeyHints hints={HINTS} />
        <Paging {...paging} className="ml-auto" />
      </PageFoot>
    </>
  );
}
