import type { Metadata } from "next";
import { ChangesFilters } from "#components/entra/sync/changes-filters.tsx";
import { ChangesList } from "#components/entra/sync/changes-list.tsx";
import { ENTRA_CRUMBS } from "#components/settings/entra-crumbs.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageScroll } from "#components/ui/page-layout.tsx";
import { changesQuerySchema } from "#lib/entra/sync/changes-data.ts";
import { loadChangesPage } from "#lib/entra/sync/loaders.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "What changed" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ChangesPage({ searchParams }: Props) {
  const query = changesQuerySchema.parse(await searchParams);
  const { page, run } = loadChangesPage(await pageContext(), query);
  const count = `${page.total.toLocaleString("en-GB")}${page.isTotalCapped ? "+" : ""}`;
  return (
    <>
      <PageHead title="What changed" count={count} crumbs={ENTRA_CRUMBS} />
      <ChangesFilters query={query} runStartedAt={run?.startedAt ?? null} />
      <PageScroll>
        <ChangesList query={query} page={page} />
      </PageScroll>
    </>
  );
}
