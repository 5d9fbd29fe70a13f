import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

/** Nothing to show: because of the filters, or because nothing was done yet. */
export function NoEntries({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered) {
    return (
      <EmptyState title="Nothing is on the log yet">
        Every sign-in, every action in Entra and every change of a setting is written down here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No entry matches"
      actions={
        <LinkButton size="s" href="/settings/audit-log">
          Clear filters
        </LinkButton>
      }
    >
      Check the spelling and the days, or clear the filters.
    </EmptyState>
  );
}
