"use client";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { BODY_MAX, TITLE_MAX } from "#lib/requests/constants.ts";
import { sendRequest } from "#lib/requests/server-actions.ts";
import { useFormToken } from "./use-form-token.ts";

type Problem = { message: string; fields: Record<string, string> };
const NO_ANSWER = "Gatehouse didn’t answer. Submit again: it is filed only once.";

/** Title and details of one request. The token makes a second press find the first request. */
export function RequestForm(props: { serviceKey: string; formToken: string }) {
  const { serviceKey } = props;
  const { formToken, markUsed } = useFormToken(props.formToken);
  const router = useRouter();
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isRunning) return;
    const data = new FormData(event.currentTarget);
    setRunning(true);
    try {
      const title = String(data.get("title"));
      const details = String(data.get("details"));
      const result = await sendRequest({ formToken, serviceKey, title, details });
      if (result.status === "ok") {
        markUsed();
        return router.push(`/portal/requests/${result.value.number}`);
      }
      const fields = result.status === "refused" ? (result.fieldErrors ?? {}) : {};
      setProblem({ message: result.message, fields });
    } catch {
      setProblem({ message: NO_ANSWER, fields: {} });
    }
    setRunning(false);
  };

  const fields = problem?.fields ?? {};
  const isGeneral = problem !== null && Object.keys(fields).length === 0;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-6 grid max-w-165 gap-5">
      {isGeneral ? <Notice tone="danger" title={problem.message} isLive /> : null}
      <Field label="Title" error={fields.title}>
        {(control) => <Input {...control} name="title" size="l" maxLength={TITLE_MAX} required />}
      </Field>
      <Field
        label="Details"
        help="What you need it for, and by when. Never write a password."
        error={fields.details}
      >
        {(control) => (
          <Textarea {...control} name="details" rows={6} maxLength={BODY_MAX} className="min-h-36 text-14" />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="l" isRunning={isRunning} runningLabel="Submitting…">
          Submit request
        </Button>
        <LinkButton href="/portal" size="l" variant="ghost">
          Cancel
        </LinkButton>
      </div>
    </form>
  );
}
