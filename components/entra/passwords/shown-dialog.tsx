"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { PasswordValue } from "./password-value.tsx";
import { useConcealing } from "./use-concealing.ts";

type ShownDialogProps = { password: string; personName: string; onClose: () => void };

/**
 * The only showing of a password. A stray key hides it and closes nothing: it can't be had again, and so
 * Done needs the promise that it was passed on.
 */
export function ShownDialog({ password, personName, onClose }: ShownDialogProps) {
  const [isPassedOn, setPassedOn] = useState(false);
  const { secondsLeft, hide, toggle } = useConcealing();
  return (
    <Dialog
      isOpen
      isAlert
      className="max-w-[500px]"
      onOpenChange={(open) => {
        if (open) return;
        if (isPassedOn) onClose();
        else hide();
      }}
      title={`Temporary password for ${personName}`}
      footer={
        <>
          <span className="mr-auto text-12 text-ink-3 tabular-nums">
            {secondsLeft === null ? "Hidden" : `Hides in ${secondsLeft} s`}
          </span>
          <Button
            variant="primary"
            disabledReason={isPassedOn ? undefined : "Pass it on first: it can't be shown again."}
            onClick={onClose}
          >
            Done
          </Button>
        </>
      }
    >
      <p>Shown once. {personName} must change it at the next sign-in. Gatehouse doesn’t keep it.</p>
      <PasswordValue
        password={password}
        isHidden={secondsLeft === null}
        onToggle={toggle}
        isPassedOn={isPassedOn}
        onPassedOn={setPassedOn}
      />
    </Dialog>
  );
}
