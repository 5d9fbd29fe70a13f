"use client";
import { ListError } from "#components/people/list-error.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ForecastError({ error, reset }: Props) {
  return <ListError noun="The Forecast" digest={error.digest} onRetry={reset} />;
}
