"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ApprovalDetails } from "#lib/approvals/types.ts";
import { cn } from "#lib/platform/cn.ts";
import { ADVICE, BAR, BIG } from "./decide-style.ts";
import type { useDecision } from "./use-decision.ts";

const OBSTACLE = "As things are, this can’t be carried out";

type DecideFormProps = { approval: ApprovalDetails; decision: ReturnType<typeof useDecision> };

/** Note, Approve, Reject. Rejecting asks for its reason in the same field before it is sent. */
export function DecideForm({ approval, decision }: DecideFormProps) {
  const { askedBy, effect, whyNot } = approval;
  const { decide, running, error, fieldErrors, clearError } = decision;
  const [note, setNote] = useState("");
  const [isRejecting, setRejecting] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const turn = (to: boolean) => {
    flushSync(() => {
      setRejecting(to);
      clearError();
    });
    field.current?.focus();
    // Out from under the bar that sticks to the foot of a phone.
    field.current?.scrollIntoView({ block: "center" });
  };
  const send = () => decide(isRejecting ? "Rejected" : "Approved", note);
  const onChord = useEffectEvent((event: KeyboardEvent) => {
    const isChord = event.key === "Enter" && (event.metaKey || event.ctrlKey) && !event.repeat;
    if (!isChord || event.defaultPrevented) return;
    event.preventDefault();
    send();
  });
  useEffect(() => {
    document.addEventListener("keydown", onChord);
    return () => document.removeEventListener("keydown", onChord);
  }, []);
  return (
    <form
      aria-label="Your decision"
      // No box of its own on a phone: the bar sticks within the whole approval.
      className="max-md:contents"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="mt-7 mb-3 grid gap-3 border-t border-line pt-4">
        {whyNot === null ? null : (
          <Notice tone="warning" title={OBSTACLE}>
            {whyNot}
          </Notice>
        )}
        <Field
          label={isRejecting ? "Why you reject it" : `Note to ${askedBy}, optional when you approve`}
          help={isRejecting ? `${askedBy} and the requester read it.` : undefined}
          error={fieldErrors["note"]}
        >
          {(control) => (
            <Textarea
              {...control}
              ref={field}
              rows={2}
              maxLength={2_000}
              value={note}
              placeholder={
                isRejecting ? "For example, read access is enough" : "For example, how long this is needed"
              }
              onChange={(event) => {
                setNote(event.target.value);
                clearError();
              }}
            />
          )}
        </Field>
        {error === null || fieldErrors["note"] !== undefined ? null : (
          <p role="alert" className="text-danger-text">
            {error}
          </p>
        )}
      </div>
      <div className={BAR}>
        {isRejecting ? (
          <>
            <Button
              type="submit"
              variant="danger"
              size="l"
              className={BIG}
              keys={["⌘", "↵"]}
              isRunning={running === "Rejected"}
              runningLabel="Rejecting…"
            >
              Reject
            </Button>
            <Button size="l" className={BIG} onClick={() => turn(false)}>
              Back
            </Button>
          </>
        ) : (
          <>
            <Button
              type="submit"
              variant="primary"
              size="l"
              className={BIG}
              keys={["⌘", "↵"]}
              isRunning={running === "Approved"}
              runningLabel="Approving…"
            >
              Approve
            </Button>
            <Button size="l" className={BIG} onClick={() => turn(true)}>
              Reject
            </Button>
          </>
        )}
        <span className={cn(ADVICE, whyNot !== null && "text-warning-text")}>
          {isRejecting ? "Nothing is changed in Entra." : whyNot === null ? effect : OBSTACLE}
        </span>
      </div>
    </form>
  );
}
