"use client";
import { ListError } from "#components/people/list-error.tsx";

export default function AppsError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <ListError noun="Apps" digest={error.digest} onRetry={reset} />;
}
