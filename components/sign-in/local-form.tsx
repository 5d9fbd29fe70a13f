"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { submitLocalSignIn } from "#lib/members/server-actions.ts";
import { useSignInForm } from "./use-sign-in-form.ts";

/** Email and password of a local account; folded away where another way in is the usual one. */
export function LocalForm({ isOpen: startsOpen }: { isOpen: boolean }) {
  const [isOpen, setOpen] = useState(startsOpen);
  const { onSubmit, isRunning, problem } = useSignInForm(({ email = "", password = "" }) =>
    submitLocalSignIn({ email, password }),
  );
  if (!isOpen) {
    return (
      <Button variant="ghost" size="l" onClick={() => setOpen(true)}>
        Use a local account
      </Button>
    );
  }
  return (
    <form onSubmit={(event) => void onSubmit(event)} className="grid gap-3" aria-label="Local account">
      {problem ? (
        <Notice tone="danger" title="You are not signed in" isLive>
          {problem.message}
        </Notice>
      ) : null}
      <Field label="Email" error={problem?.fieldErrors.email}>
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" size="l" required />
        )}
      </Field>
      <Field label="Password" error={problem?.fieldErrors.password}>
        {(control) => (
          <Input
            {...control}
            name="password"
            type="password"
            autoComplete="current-password"
            size="l"
            required
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="l" isRunning={isRunning} runningLabel="Signing in…">
        Sign in
      </Button>
    </form>
  );
}
