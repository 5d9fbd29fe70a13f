import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageScroll } from "#components/ui/page-layout.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { countFilters, peopleHref } from "#lib/directory/people-href.ts";
import type { PeoplePage, PeopleQuery } from "#lib/directory/types.ts";
import { formatCapped } from "./format-count.ts";

/** The list is empty because nothing matches: why that can be, and the way out. */
export function NoMatch({
  query,
  page,
  isAdmin,
}: {
  query: PeopleQuery;
  page: PeoplePage;
  isAdmin: boolean;
}) {
  const isFiltered = query.q.trim() !== "" || query.status !== null || countFilters(query) > 0;
  if (!isFiltered) {
    return (
      <EmptyState title="Nobody is in scope" actions={isAdmin ? <CheckScope missing="" /> : null}>
        {isAdmin
          ? "The scope leaves no one. Widen it in Settings → Integrations → Microsoft Entra ID."
          : "Ask an admin of Gatehouse to check the scope."}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No one matches these filters"
      actions={
        <>
          <LinkButton size="s" href="/people">
            Clear filters
          </LinkButton>
          {isAdmin ? <CheckScope missing={query.q.trim()} /> : null}
        </>
      }
    >
      {page.counts === null
        ? "Check the spelling, or clear the filters."
        : "Guest accounts and deactivated users are excluded by default. Adjust the filter in Settings → Integrations → Microsoft Entra ID."}
      <Elsewhere query={query} page={page} />
    </EmptyState>
  );
}

/** Blocked or deleted people that the same search does find. */
function Elsewhere({ query, page }: { query: PeopleQuery; page: PeoplePage }): ReactNode {
  if (page.counts === null) return null;
  const { counts } = page;
  const found = (["Blocked", "Deleted"] as const).filter(
    (status) => status !== query.status && counts[status].value > 0,
  );
  if (found.length === 0) return null;
  return (
    <span className="mt-1 block">
      {found.map((status) => (
        <TextLink key={status} href={peopleHref(query, { status })} className="mx-1.5">
          {`${formatCapped(counts[status])} ${status.toLowerCase()}`}
        </TextLink>
      ))}
    </span>
  );
}

/** To the scope; with a name, to why that one is not here. */
function CheckScope({ missing }: { missing: string }) {
  const why = missing === "" ? "" : `?${new URLSearchParams({ why: missing })}`;
  return (
    <LinkButton size="s" variant="ghost" href={`/settings/integrations/entra${why}#scope`}>
      {missing === "" ? "Check scope" : `Why is “${missing}” not here?`}
    </LinkButton>
  );
}

/** A whole list page while there is no directory. */
export function NoDirectoryPage(props: NoDirectoryProps) {
  return (
    <>
      <PageHead title={props.noun} />
      <PageScroll className="grid">
        <NoDirectory {...props} />
      </PageScroll>
    </>
  );
}

type NoDirectoryProps = {
  status: "Not connected" | "Importing" | "Ready for review";
  noun: string;
  isAdmin: boolean;
};

/** There is no directory yet: before connecting, or before Finish setup. */
function NoDirectory({ status, noun, isAdmin }: NoDirectoryProps) {
  if (status === "Not connected") {
    return (
      <EmptyState
        title="Microsoft Entra ID is not connected"
        actions={
          isAdmin ? (
            <LinkButton size="s" variant="primary" href="/settings/integrations/entra/connect">
              Connect Microsoft Entra ID
            </LinkButton>
          ) : null
        }
      >
        {isAdmin
          ? `${noun} come from Entra. Connect it to fill this page.`
          : `${noun} come from Entra. An admin connects it in Settings → Integrations.`}
      </EmptyState>
    );
  }
  const step = status === "Importing" ? "import" : "review";
  return (
    <EmptyState
      title={status === "Importing" ? "The first import is running" : "The import is ready for review"}
      actions={
        isAdmin ? (
          <LinkButton size="s" href={`/settings/integrations/entra/connect/${step}`}>
            {status === "Importing" ? "See progress" : "Review the import"}
          </LinkButton>
        ) : null
      }
    >
      {`${noun} show here when an admin has reviewed the import and finished setup.`}
    </EmptyState>
  );
}
