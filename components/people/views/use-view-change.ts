"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { ServerActionResult } from "#lib/platform/server-action.ts";

/** Sends one change of a view; `then` runs when it worked, else the reason is kept. */
export function useViewChange() {
  const router = useRouter();
  const [isRunning, startTransition] = useTransition();
  const [error, setError] = useState<string | null>(null);
  const send = <T>(ask: () => Promise<ServerActionResult<T>>, then: (value: T) => string | null) => {
    startTransition(async () => {
      const answer = await ask();
      if (answer.status !== "ok") {
        setError(answer.message);
        return;
      }
      setError(null);
      const href = then(answer.value);
      if (href === null) router.refresh();
      else router.replace(href, { scroll: false });
    });
  };
  return { isRunning, error, send };
}
