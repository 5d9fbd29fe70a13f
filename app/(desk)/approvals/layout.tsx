import type { ReactNode } from "react";
import { ApprovalsScreen } from "#components/approvals/approvals-screen.tsx";
import { loadApprovals } from "#lib/approvals/loaders.ts";

export default async function ApprovalsLayout({ children }: { children: ReactNode }) {
  const { lists, readAt } = await loadApprovals();
  return (
    <ApprovalsScreen initial={lists} readAt={readAt}>
      {children}
    </ApprovalsScreen>
  );
}
