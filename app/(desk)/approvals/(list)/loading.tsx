import { ApprovalSkeleton } from "#components/approvals/approval-skeleton.tsx";

export default function ApprovalsLoading() {
  return <ApprovalSkeleton />;
}
