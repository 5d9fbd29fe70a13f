"use client";
import { ListError } from "#components/people/list-error.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function HrisError({ error, reset }: Props) {
  return <ListError noun="HRIS" digest={error.digest} onRetry={reset} />;
}
