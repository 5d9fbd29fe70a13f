"use client";
import { useRouter } from "next/navigation";
import { useRef, useState, type FormEvent, type ReactNode } from "react";
import { choicesOf } from "#components/services/load-choices.tsx";
import { sentAnswers, type FormValues } from "#components/services/form-values.ts";
import { ServiceForm } from "#components/services/service-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { sendRequest } from "#lib/requests/server-actions.ts";
import type { FormStart, ServiceForm as Service } from "#lib/services/types.ts";
import { useFormDraft } from "./use-form-draft.ts";
import { useFormFiles } from "./use-form-files.ts";
import { useFormToken } from "./use-form-token.ts";

type Problem = { message: string; fields: Record<string, string> };
const INVALID = "[aria-invalid=true], button[data-invalid]";
const NO_ANSWER = "Gatehouse didn’t answer. Submit again: it is filed only once.";

type RequestFormProps = {
  service: Service;
  ownName: string;
  start: FormStart;
  formToken: string;
  /** What is worth knowing when it is submitted; above the button. */
  children: ReactNode;
};

/** The form of one service. The token makes a second press find the first request. */
export function RequestForm({ service, ownName, start, ...props }: RequestFormProps) {
  const { formToken, markUsed } = useFormToken(props.formToken);
  const draft = useFormDraft(service.key, start);
  // Forgotten once it is filed, but in sight until its own page is there.
  const [sent, setSent] = useState<FormValues | null>(null);
  const values = sent ?? draft.values;
  const { keeper, isUploading } = useFormFiles();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const send = () => {
    const { title, details, isForOther, subject, attachments } = values;
    const isForSubject = service.forWhom === "other" || (service.forWhom === "anyone" && isForOther);
    return sendRequest({
      formToken,
      serviceKey: service.key,
      title: service.asksTitle ? title : "",
      details,
      answers: sentAnswers(service.fields, values),
      attachmentIds: attachments.map(({ id }) => id),
      forObjectId: isForSubject ? (subject?.value ?? null) : null,
    });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isRunning || isUploading) return;
    if (values.isForOther && service.forWhom === "anyone" && values.subject === null)
      return setProblem({ message: "", fields: { forObjectId: "Choose a person." } });
    setRunning(true);
    try {
      const result = await send();
      if (result.status === "ok") {
        markUsed();
        setSent(values);
        draft.clear();
        return router.push(`/portal/requests/${result.value.number}`);
      }
      const fields = result.status === "refused" ? (result.fieldErrors ?? {}) : {};
      setProblem({ message: result.message, fields });
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(INVALID)?.focus());
    } catch {
      setProblem({ message: NO_ANSWER, fields: {} });
    }
    setRunning(false);
  };

  const errors = problem?.fields ?? {};
  const isGeneral = problem !== null && Object.keys(errors).length === 0;
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => void submit(event)}
      className="mt-6 grid max-w-165 gap-5"
    >
      {isGeneral ? <Notice tone="danger" title={problem.message} isLive /> : null}
      <ServiceForm
        service={service}
        ownName={ownName}
        values={values}
        onChange={draft.setValues}
        errors={errors}
        source={choicesOf(service.key)}
        keeper={keeper}
      />
      <p className="-mb-2 text-ink-2 empty:hidden">{props.children}</p>
      <div className="flex gap-2">
        <Button
          type="submit"
          variant="primary"
          size="l"
          isRunning={isRunning}
          runningLabel="Submitting…"
          disabledReason={isUploading ? "A file is still on its way." : undefined}
        >
          Submit request
        </Button>
        <LinkButton href="/portal" size="l" variant="ghost">
          Cancel
        </LinkButton>
      </div>
    </form>
  );
}
