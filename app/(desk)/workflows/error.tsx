"use client";
import { ErrorState } from "#components/ui/error-state.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function WorkflowsError({ error, reset }: Props) {
  return (
    <ErrorState
      title="This didn’t load"
      onRetry={reset}
      technical={error.digest ? `Error ${error.digest}` : undefined}
      className="grid flex-1"
    >
      Something went wrong on our side. Workflows and their runs go on.
    </ErrorState>
  );
}
