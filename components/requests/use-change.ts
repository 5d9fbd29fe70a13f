"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { withProof } from "#components/proof/with-proof.ts";
import type { ServerActionResult } from "#lib/platform/server-action.ts";
import { refreshIfUp } from "./refresh-if-up.ts";

const NO_ANSWER = "Gatehouse didn’t answer. See whether it happened before you try again.";

type Failure = { message: string; fieldErrors: Readonly<Record<string, string>> };

/** Runs one change at a time and reads the page again after it; says why when it was refused. */
export function useChange() {
  const router = useRouter();
  const [isRunning, startTransition] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);

  const run = <T>(change: () => Promise<ServerActionResult<T>>, onDone?: (value: T) => void) => {
    if (isRunning) return;
    startTransition(async () => {
      try {
        const result = await withProof(change);
        setFailure(result.status === "ok" ? null : failureOf(result));
        if (result.status === "ok") onDone?.(result.value);
        // Reading the page again would leave it for the sign-in page, with what was typed still on it.
        if (result.status === "refused" && result.code === "not-signed-in") return;
      } catch {
        // The connection broke: the change may have arrived, so the page is read again when that is possible.
        setFailure({ message: NO_ANSWER, fieldErrors: {} });
        return refreshIfUp(router);
      }
      startTransition(() => router.refresh());
    });
  };

  return {
    run,
    isRunning,
    error: failure?.message ?? null,
    /** What is wrong with which field, by its name. */
    fieldErrors: failure?.fieldErrors ?? {},
    clearError: () => setFailure(null),
  };
}

function failureOf(result: Exclude<ServerActionResult<never>, { status: "ok" }>): Failure {
  const fieldErrors = result.status === "refused" ? result.fieldErrors : undefined;
  return { message: result.message, fieldErrors: fieldErrors ?? {} };
}
