import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

/** What somebody sees when an address leads nowhere. */
export function Missing() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState title="There is nothing here" actions={<LinkButton href="/">Go to the start</LinkButton>}>
        The address is wrong, or what was here isn’t yours to see.
      </EmptyState>
    </>
  );
}
