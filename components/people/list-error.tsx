"use client";
import { ErrorState } from "#components/ui/error-state.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageScroll } from "#components/ui/page-layout.tsx";

type ListErrorProps = { noun: string; digest?: string | undefined; onRetry: () => void };

/** A directory page failed on our side; nothing was changed. */
export function ListError({ noun, digest, onRetry }: ListErrorProps) {
  return (
    <>
      <PageHead title={noun} />
      <PageScroll className="grid">
        <ErrorState
          title="This page didn't load"
          onRetry={onRetry}
          technical={digest ? `Error ${digest}` : undefined}
        >
          Something went wrong on our side. Nothing was changed.
        </ErrorState>
      </PageScroll>
    </>
  );
}
