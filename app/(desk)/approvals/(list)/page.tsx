import type { Metadata } from "next";
import { OpenFirst } from "#components/approvals/open-first.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { loadApprovals } from "#lib/approvals/loaders.ts";

export const metadata: Metadata = { title: "Approvals" };

export default async function ApprovalsPage() {
  const { lists } = await loadApprovals();
  const [first] = lists.waiting;
  if (first !== undefined) return <OpenFirst approvalId={first.id} />;
  return (
    <EmptyState title="Nothing waits for you">
      When somebody needs your approval it appears here by itself, with who asks, for whom and why.
    </EmptyState>
  );
}
