"use client";
import { useState, type FormEvent } from "react";
import { Button, type ButtonProps } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

type ReasonButtonProps = Omit<ButtonProps, "onClick" | "children"> & {
  label: string;
  question: string;
  /** What follows from it, in a sentence. */
  sentence: string;
  confirm: string;
  isDanger?: boolean;
  onConfirm: (reason: string) => void;
};

const REASON_MAX = 500;

/** A button that asks for a reason in place before it does something. */
export function ReasonButton(props: ReasonButtonProps) {
  const { label, question, sentence, confirm, isDanger = false, onConfirm, ...button } = props;
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  if (button.isRunning || button.disabledReason !== undefined) return <Button {...button}>{label}</Button>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return setMissing(true);
    setOpen(false);
    onConfirm(reason.trim());
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger>
        <Button {...button}>{label}</Button>
      </PopoverTrigger>
      <PopoverContent aria-label={question} className="w-80 max-w-[calc(100vw-24px)]">
        <form onSubmit={submit} noValidate className="grid gap-2.5">
          <p className="font-medium">{question}</p>
          <p className="text-ink-2">{sentence}</p>
          <Field label="Why" error={isMissing && reason.trim() === "" ? "Say why." : null}>
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                maxLength={REASON_MAX}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <div className="flex justify-end gap-2">
            <Button size="s" variant="ghost" onClick={() => setOpen(false)}>
              Close
            </Button>
            <Button size="s" type="submit" variant={isDanger ? "danger" : "primary"}>
              {confirm}
            </Button>
          </div>
        </form>
      </PopoverContent>
    </Popover>
  );
}
