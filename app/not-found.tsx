import type { Metadata } from "next";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh bg-surface">
      <EmptyState title={<h1>There is nothing here</h1>} actions={<LinkButton href="/">Go to the start</LinkButton>}>
        The address is wrong, or what was here isn’t yours to see.
      </EmptyState>
    </main>
  );
}
