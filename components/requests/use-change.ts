"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { ServerActionResult } from "#lib/platform/server-action.ts";
import { refreshIfUp } from "./refresh-if-up.ts";

const NO_ANSWER = "Gatehouse didn’t answer. See whether it happened before you try again.";

/** Runs one change at a time and reads the page again after it; says why when it was refused. */
export function useChange() {
  const router = useRouter();
  const [isRunning, startTransition] = useTransition();
  const [error, setError] = useState<string | null>(null);

  const run = <T>(change: () => Promise<ServerActionResult<T>>, onDone?: (value: T) => void) => {
    if (isRunning) return;
    startTransition(async () => {
      try {
        const result = await change();
        setError(result.status === "ok" ? null : result.message);
        if (result.status === "ok") onDone?.(result.value);
      } catch {
        // The connection broke: the change may have arrived, so the page is read again when that is possible.
        setError(NO_ANSWER);
        return refreshIfUp(router);
      }
      startTransition(() => router.refresh());
    });
  };

  return { run, isRunning, error, clearError: () => setError(null) };
}
