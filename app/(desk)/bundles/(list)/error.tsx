"use client";
import { ListError } from "#components/people/list-error.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function BundlesError({ error, reset }: Props) {
  return <ListError noun="App bundles" digest={error.digest} onRetry={reset} />;
}
