"use client";
import { useState, type FormEvent } from "react";
import { MemberPicker, type PickedMember } from "#components/members/member-picker.tsx";
import { useChange } from "#components/requests/use-change.ts";
import { useDraft } from "#components/requests/use-draft.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { sendQuestion } from "#lib/approvals/server-actions.ts";
import { NEEDS } from "./needs-options.ts";

type QuestionFormProps = { requestId: string; requesterName: string; onSent: () => void };

/** Asks somebody to approve something in the agent's own words. The text is kept until it has arrived. */
export function QuestionForm({ requestId, requesterName, onSent }: QuestionFormProps) {
  const [question, setQuestion] = useDraft(`${requestId}:question`);
  const [who, setWho] = useState("manager");
  const [picked, setPicked] = useState<readonly PickedMember[]>([]);
  const [needs, setNeeds] = useState<"one" | "all">("one");
  // One key for one question: a second press finds the first.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { run, isRunning, error, fieldErrors, clearError } = useChange();
  const isNamed = who === "named";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(
      () =>
        sendQuestion({
          requestId,
          question,
          who: isNamed ? picked.map(({ id }) => id) : "manager",
          needs: isNamed ? needs : "one",
          idempotencyKey: key,
        }),
      () => {
        setQuestion("");
        setPicked([]);
        setKey(crypto.randomUUID());
        onSent();
      },
    );
  };
  const hasOwnField = ["question", "who"].some((name) => fieldErrors[name] !== undefined);
  return (
    <form
      onSubmit={submit}
      noValidate
      className="grid max-h-[60dvh] gap-2.5 overflow-y-auto px-3 pt-2.5 pb-2"
    >
      <Field label="What is to be approved" error={fieldErrors["question"]}>
        {(control) => (
          <Textarea
            {...control}
            data-composer="question"
            rows={2}
            maxLength={500}
            value={question}
            placeholder="For example, a second monitor for 240 €"
            onChange={(event) => {
              setQuestion(event.target.value);
              clearError();
            }}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-2.5 max-sm:grid-cols-1">
        <Field label="Who is asked" error={isNamed ? undefined : fieldErrors["who"]}>
          {(control) => (
            <Select
              {...control}
              options={[
                { value: "manager", label: `The manager of ${requesterName}` },
                { value: "named", label: "People I choose" },
              ]}
              value={who}
              onValueChange={(value) => {
                setWho(value);
                clearError();
              }}
            />
          )}
        </Field>
        {isNamed && picked.length > 1 ? (
          <Field label="How many">
            {({ isInvalid: _unused, ...control }) => (
              <Select
                {...control}
                options={NEEDS}
                value={needs}
                onValueChange={(value) => setNeeds(value === "all" ? "all" : "one")}
              />
            )}
          </Field>
        ) : null}
      </div>
      {isNamed ? (
        <Field label="People" error={fieldErrors["who"]}>
          {(control) => (
            <MemberPicker
              control={control}
              picked={picked}
              onChange={(people) => {
                setPicked(people);
                clearError();
              }}
            />
          )}
        </Field>
      ) : null}
      {error === null || hasOwnField ? null : (
        <p role="alert" className="text-12 text-danger-text">
          {error}
        </p>
      )}
      <div className="flex items-center gap-3">
        <span className="min-w-0 flex-1 text-12 text-ink-3">{`${requesterName} sees whose turn it is. Nothing runs by the answer.`}</span>
        <Button
          type="submit"
          variant="primary"
          size="s"
          keys={["⌘", "↵"]}
          isRunning={isRunning}
          runningLabel="Asking…"
        >
          Ask for approval
        </Button>
      </div>
    </form>
  );
}
