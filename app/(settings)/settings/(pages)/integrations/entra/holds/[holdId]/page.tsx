import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { HoldDecision } from "#components/entra/sync/hold-decision.tsx";
import { HoldItems } from "#components/entra/sync/hold-items.tsx";
import { whyHeld } from "#components/entra/sync/hold-notice.tsx";
import { HoldState } from "#components/entra/sync/run-holds.tsx";
import { Paging } from "#components/people/paging.tsx";
import { ENTRA_CRUMBS } from "#components/settings/entra-crumbs.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { loadHoldPage } from "#lib/entra/sync/loaders.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Held sync" };

const pageNumber = z.coerce.number().int().positive().catch(1);

type Props = { params: Promise<{ holdId: string }>; searchParams: Promise<{ page?: string }> };

export default async function HoldPage({ params, searchParams }: Props) {
  const asked = pageNumber.parse((await searchParams).page ?? 1);
  const found = loadHoldPage(await pageContext(), (await params).holdId, asked);
  if (found === null) notFound();
  const { hold, items, page, pages } = found;
  const at = (n: number) =>
    n < 1 || n > pages ? null : `/settings/integrations/entra/holds/${hold.id}?page=${n}`;
  return (
    <>
      <PageHead title="Held sync" isTitleHidden crumbs={ENTRA_CRUMBS} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title={`${hold.count.toLocaleString("en-GB")} ${hold.words}`}
            lede={hold.status === "Held" ? whyHeld(hold) : <HoldState hold={hold} />}
          />
          {hold.status === "Held" ? <HoldDecision hold={hold} /> : null}
          <HoldItems hold={hold} items={items} />
          {pages > 1 ? (
            <Paging previousHref={at(page - 1)} nextHref={at(page + 1)} className="mt-3 justify-end" />
          ) : null}
        </PageBody>
      </PageScroll>
    </>
  );
}
