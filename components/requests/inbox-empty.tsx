import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { inboxHref, isFiltered, unfiltered } from "#lib/requests/inbox-href.ts";
import type { InboxQuery } from "#lib/requests/types.ts";
import type { Inbox, InboxView } from "#lib/requests/types.ts";

const NOTHING: Record<InboxView, { title: string; text: string }> = {
  open: { title: "Nothing is open", text: "Every request is resolved. New ones appear here by themselves." },
  unassigned: { title: "Everything has somebody", text: "New requests land here until somebody takes them." },
  mine: { title: "Nothing is assigned to you", text: "Take a request from Unassigned and it appears here." },
  mentioned: {
    title: "Nobody has mentioned you",
    text: "Requests where somebody writes @ and your name appear here.",
  },
  waiting: { title: "Nothing is waiting", text: "Requests wait here while somebody owes you an answer." },
  resolved: { title: "Nothing is resolved yet", text: "Resolved requests are kept here." },
};

/** Why a view of the inbox has no rows, with one way out. */
export function InboxEmpty({ query, counts }: { query: InboxQuery; counts: Inbox["counts"] }) {
  const isSearch = query.q !== "";
  if (isFiltered(query)) {
    return (
      <EmptyState
        title={isSearch ? "No request matches this search" : "No request matches these filters"}
        actions={
          <LinkButton size="s" href={inboxHref(unfiltered(query))}>
            {isSearch ? "Clear search" : "Clear filters"}
          </LinkButton>
        }
      >
        {isSearch
          ? `It looks in titles, requesters and numbers of this view for “${query.q}”.`
          : "Another view may hold some: its count says how many."}
      </EmptyState>
    );
  }
  if (counts.open + counts.resolved === 0) {
    return (
      <EmptyState
        title="No requests yet"
        actions={
          <LinkButton size="s" href="/portal">
            Open the portal
          </LinkButton>
        }
      >
        People file requests in the portal. The first one appears here by itself.
      </EmptyState>
    );
  }
  const { title, text } = NOTHING[query.view];
  const way = query.view === "open" ? ({ view: "resolved", label: "Show resolved" } as const) : null;
  return (
    <EmptyState
      title={title}
      actions={
        <LinkButton size="s" href={inboxHref({ view: way?.view ?? "open", q: "" })}>
          {way?.label ?? "Show all open"}
        </LinkButton>
      }
    >
      {text}
    </EmptyState>
  );
}
