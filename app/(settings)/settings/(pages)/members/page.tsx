import type { Metadata } from "next";
import { MemberTable } from "#components/members/member-table.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { loadMembers } from "#lib/members/loaders.ts";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  const { rows, ownId } = await loadMembers();
  return (
    <>
      <PageHead title="Members" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Members"
            lede="Everybody who has signed in. A new role counts from their next click."
          />
          <MemberTable rows={rows} ownId={ownId} />
        </PageBody>
      </PageScroll>
    </>
  );
}
