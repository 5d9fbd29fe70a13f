"use client";
import { useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { RadioGroup, RadioRow } from "#components/ui/radio-group.tsx";
import { saveEmailAction } from "#lib/messages/server-actions.ts";
import type { EmailView } from "#lib/messages/types.ts";
import { draftOf, inputOf, type EmailDraft } from "./email-draft.ts";
import { MailboxField } from "./mailbox-field.tsx";
import { SmtpFields } from "./smtp-fields.tsx";

type EmailFormProps = { email: EmailView | null; isMailSendGranted: boolean };

/** How email leaves: by a mail server, or from a mailbox of the tenant. Saving switches it on. */
export function EmailForm({ email, isMailSendGranted }: EmailFormProps) {
  const [draft, setDraft] = useState(() => draftOf(email));
  const { run, isRunning, error, fieldErrors, clearError } = useChange();
  const change = (next: Partial<EmailDraft>) => {
    setDraft({ ...draft, ...next });
    clearError();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Once saved, what was typed is sealed and no longer shown.
    run(
      () => saveEmailAction(inputOf(draft)),
      () => setDraft({ ...draft, password: "" }),
    );
  };
  const fields = { draft, onChange: change, errors: fieldErrors };
  const isAtField = Object.keys(fieldErrors).length > 0;
  return (
    <form onSubmit={submit} noValidate aria-label="Email" className="grid max-w-160 gap-4">
      <RadioGroup
        aria-label="How email is sent"
        value={draft.way}
        onValueChange={(way) => change({ way: way === "graph" ? "graph" : "smtp" })}
      >
        <RadioRow value="smtp" label="Mail server (SMTP)" help="Your own, or one of a provider." />
        <RadioRow
          value="graph"
          label="Microsoft 365 mailbox"
          help="Through the Entra connection. Needs its power “Send email”."
        />
      </RadioGroup>
      {draft.way === "smtp" ? (
        <SmtpFields {...fields} hasPassword={email?.hasPassword === true} />
      ) : (
        <MailboxField {...fields} isMailSendGranted={isMailSendGranted} />
      )}
      {error === null || isAtField ? null : (
        <p role="alert" className="text-danger-text">
          {error}
        </p>
      )}
      <div>
        <Button type="submit" variant="primary" isRunning={isRunning} runningLabel="Saving…">
          {email?.isOn === true ? "Save email settings" : "Save and switch on"}
        </Button>
      </div>
    </form>
  );
}
