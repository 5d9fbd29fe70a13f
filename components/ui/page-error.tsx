"use client";

type PageErrorProps = { title: string; error: Error & { digest?: string }; reset: () => void };

/**
 * A whole page failed. It stands alone, down to its button: its code is part of every page, so it shares none of the
 * parts that might be what failed. Code that could not be fetched is only there again after loading the page anew.
 */
export function PageError({ title, error, reset }: PageErrorProps) {
  const isCodeMissing = error.name === "ChunkLoadError";
  return (
    <main
      role="alert"
      className="grid min-h-dvh place-content-center justify-items-center gap-1 bg-surface p-5 text-center"
    >
      <h1 className="font-semibold">{title}</h1>
      <p className="max-w-105 text-ink-2">
        {isCodeMissing
          ? "A part of Gatehouse could not be fetched. Nothing was changed."
          : "Something went wrong on our side. Nothing was changed."}
      </p>
      <button
        type="button"
        onClick={() => (isCodeMissing ? window.location.reload() : reset())}
        className="mt-2.5 h-ctl-s rounded-ctl border border-line-2 bg-surface px-2 text-12 font-medium hover:bg-hover touch:min-h-10 touch:px-3 touch:text-13"
      >
        Try again
      </button>
      {error.digest === undefined ? null : (
        <p className="mt-2 text-12 text-ink-3 select-all">{`Error ${error.digest}`}</p>
      )}
    </main>
  );
}
