"use client";
import { ListError } from "#components/people/list-error.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ServicesError({ error, reset }: Props) {
  return <ListError noun="Services" digest={error.digest} onRetry={reset} />;
}
