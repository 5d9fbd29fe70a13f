"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import type { ServerActionResult } from "#lib/platform/server-action.ts";

type Problem = { message: string; fieldErrors: Record<string, string> };

/** Sends the fields of a sign-in form to a server action and goes home when it worked; keeps what was typed otherwise. */
export function useSignInForm(send: (fields: Record<string, string>) => Promise<ServerActionResult<void>>) {
  const router = useRouter();
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    setRunning(true);
    setProblem(null);
    const result = await send(fields);
    if (result.status === "ok") {
      router.replace("/");
      return;
    }
    setRunning(false);
    setProblem({
      message: result.message,
      fieldErrors: result.status === "refused" ? (result.fieldErrors ?? {}) : {},
    });
  };
  return { onSubmit, isRunning, problem };
}
