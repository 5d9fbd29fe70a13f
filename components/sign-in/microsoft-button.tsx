"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** Starts the OpenID Connect round trip: a token against forgery, then a form post that redirects to Microsoft. */
export function MicrosoftButton() {
  const [isRunning, setRunning] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const start = async () => {
    setRunning(true);
    setFailed(false);
    const answer = await fetch("/api/auth/csrf").catch(() => null);
    const body: unknown = answer?.ok ? await answer.json() : null;
    if (typeof body !== "object" || body === null || !("csrfToken" in body)) {
      setRunning(false);
      setFailed(true);
      return;
    }
    const form = document.createElement("form");
    form.method = "post";
    form.action = "/api/auth/signin/microsoft";
    for (const [name, value] of [
      ["csrfToken", String(body.csrfToken)],
      ["callbackUrl", `${location.origin}/`],
    ]) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name ?? "";
      field.value = value ?? "";
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  };
  return (
    <>
      <Button
        variant="primary"
        size="l"
        isRunning={isRunning}
        runningLabel="Going to Microsoft…"
        onClick={() => void start()}
      >
        Sign in with Microsoft
      </Button>
      {hasFailed ? (
        <Notice tone="danger" title="Sign-in did not start" isLive>
          Gatehouse did not answer. Reload the page and try again.
        </Notice>
      ) : null}
    </>
  );
}
