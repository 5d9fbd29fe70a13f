"use client";
import { useState, type ReactNode } from "react";
import { Button, type ButtonProps } from "#components/ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";

type ConfirmButtonProps = Omit<ButtonProps, "onClick"> & {
  label: string;
  /** Title of the question, and what follows from Yes. */
  question: string;
  children?: ReactNode;
  /** Verb and object again: "Pause workflow". */
  confirm: string;
  isDanger?: boolean;
  onConfirm: () => void;
};

/** A button that asks in place before it does something. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, question, children, confirm, isDanger = false, onConfirm, ...button } = props;
  const [isOpen, setOpen] = useState(false);
  if (button.disabledReason !== undefined || button.isRunning) return <Button {...button}>{label}</Button>;
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger>
        <Button {...button}>{label}</Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={question} className="grid w-80 max-w-[calc(100vw-24px)] gap-2">
        <p className="font-medium">{question}</p>
        {children ? <div className="grid gap-2 text-ink-2">{children}</div> : null}
        <div className="flex justify-end gap-2 pt-1">
          <Button size="s" variant="ghost" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <Button
            size="s"
            variant={isDanger ? "danger" : "primary"}
            onClick={() => {
              setOpen(false);
              onConfirm();
            }}
          >
            {confirm}
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}
