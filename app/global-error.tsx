"use client";
import { ErrorState } from "#components/ui/error-state.tsx";
import "./globals.css";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** The root layout itself failed, so this brings its own document. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en">
      <body>
        <main className="grid min-h-dvh place-content-center bg-surface">
          <h1 className="sr-only">Gatehouse</h1>
          <ErrorState
            title="Gatehouse didn’t load"
            onRetry={reset}
            technical={error.digest === undefined ? undefined : `Error ${error.digest}`}
          >
            Something went wrong on our side. Nothing was changed.
          </ErrorState>
        </main>
      </body>
    </html>
  );
}
