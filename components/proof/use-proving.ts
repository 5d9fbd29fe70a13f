"use client";
import { useState } from "react";
import type { ServerActionResult } from "#lib/platform/server-action.ts";

/** Sends one proof and says what is wrong with it. */
export function useProving(send: () => Promise<ServerActionResult<void>>, onProven: () => void) {
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const prove = async () => {
    setRunning(true);
    setProblem(null);
    try {
      const answer = await send();
      if (answer.status === "ok") return onProven();
      setProblem(answer.message);
    } catch {
      setProblem("Gatehouse didn’t answer. Try again.");
    }
    setRunning(false);
  };
  return { prove: () => void prove(), isRunning, problem };
}
