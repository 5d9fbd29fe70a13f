"use client";
import { ListError } from "#components/people/list-error.tsx";

export default function PeopleError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <ListError noun="People" digest={error.digest} onRetry={reset} />;
}
