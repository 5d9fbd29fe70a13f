"use client";
import { ListError } from "#components/people/list-error.tsx";

export default function AuditLogError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <ListError noun="Audit log" digest={error.digest} onRetry={reset} />;
}
