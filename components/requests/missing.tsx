import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

/** What somebody sees inside the shell when an address leads nowhere. */
export function Missing() {
  return (
    <EmptyState
      title={
        <span role="heading" aria-level={1}>
          There is nothing here
        </span>
      }
      actions={<LinkButton href="/">Go to the start</LinkButton>}
    >
      The address is wrong, or what was here isn’t yours to see.
    </EmptyState>
  );
}
