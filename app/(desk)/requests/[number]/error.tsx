"use client";
import { ListError } from "#components/people/list-error.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function RequestError({ error, reset }: Props) {
  return <ListError noun="Request" digest={error.digest} onRetry={reset} />;
}
