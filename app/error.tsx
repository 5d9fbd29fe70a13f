"use client";
import { ErrorState } from "#components/ui/error-state.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function PageError({ error, reset }: Props) {
  return (
    <main className="grid min-h-dvh place-content-center bg-surface">
      <ErrorState
        title="This page didn’t load"
        onRetry={reset}
        technical={error.digest === undefined ? undefined : `Error ${error.digest}`}
      >
        Something went wrong on our side. Nothing was changed.
      </ErrorState>
    </main>
  );
}
