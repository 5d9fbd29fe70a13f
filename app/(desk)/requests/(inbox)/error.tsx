"use client";
import { ListError } from "#components/people/list-error.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function RequestsError({ error, reset }: Props) {
  return <ListError noun="Requests" digest={error.digest} onRetry={reset} />;
}
