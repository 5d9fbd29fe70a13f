import { ListSkeleton } from "#components/people/list-skeleton.tsx";

export default function AuditLogLoading() {
  return <ListSkeleton title="Audit log" heads={["Time", "Who", "What", "Target", "Result"]} />;
}
