"use client";

import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { submitSetUp } from "#lib/members/server-actions.ts";
import { useSignInForm } from "./use-sign-in-form.ts";

/** The first admin: the printed code, a name, an email address and a password. */
export function SetUpForm() {
  const { onSubmit, isRunning, problem } = useSignInForm(
    ({ code = "", displayName = "", email = "", password = "" }) =>
      submitSetUp({ code, displayName, email, password }),
  );
  const errors = problem?.fieldErrors ?? {};
  return (
    <form onSubmit={(event) => void onSubmit(event)} className="grid gap-3" noValidate>
      {problem ? (
        <Notice tone="danger" title="Not set up yet" isLive>
          {problem.message}
        </Notice>
      ) : null}
      <Field
        label="Set-up code"
        help="Twelve letters and digits, as printed by npm start."
        error={errors.code}
      >
        {(control) => (
          <Input {...control} name="code" autoComplete="one-time-code" autoCapitalize="characters" size="l" />
        )}
      </Field>
      <Field label="Your name" error={errors.displayName}>
        {(control) => <Input {...control} name="displayName" autoComplete="name" size="l" />}
      </Field>
      <Field label="Email" error={errors.email}>
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" size="l" />}
      </Field>
      <Field label="Password" help="At least 12 characters." error={errors.password}>
        {(control) => (
          <Input {...control} name="password" type="password" autoComplete="new-password" size="l" />
        )}
      </Field>
      <Button type="submit" variant="primary" size="l" isRunning={isRunning} runningLabel="Setting up…">
        Become the first admin
      </Button>
    </form>
  );
}
