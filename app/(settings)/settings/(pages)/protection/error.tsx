"use client";
import { ListError } from "#components/people/list-error.tsx";

export default function ProtectionError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <ListError noun="Protection" digest={error.digest} onRetry={reset} />;
}
