"use client";
import { useEffect, useRef, useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { confirmByPassword } from "#lib/members/server-actions.ts";
import { ProofButtons, type ProofProps } from "./proof-buttons.tsx";
import { useProving } from "./use-proving.ts";

/** A local account types its password once more. */
export function PasswordProof({ onProven, onCancel }: ProofProps) {
  const [password, setPassword] = useState("");
  const field = useRef<HTMLInputElement>(null);
  // The dialog is open before it knows what to ask for.
  useEffect(() => field.current?.focus(), []);
  const { prove, isRunning, problem } = useProving(() => confirmByPassword({ password }), onProven);
  return (
    <form
      className="grid gap-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        prove();
      }}
    >
      <Field label="Your password" error={problem}>
        {(control) => (
          <Input
            {...control}
            ref={field}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
      </Field>
      <ProofButtons isRunning={isRunning} onCancel={onCancel} />
    </form>
  );
}
