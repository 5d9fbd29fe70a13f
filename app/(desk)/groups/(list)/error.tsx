"use client";
import { ListError } from "#components/people/list-error.tsx";

export default function GroupsError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <ListError noun="Groups" digest={error.digest} onRetry={reset} />;
}
