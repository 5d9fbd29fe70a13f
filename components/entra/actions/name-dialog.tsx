"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ActionCard } from "#lib/entra/actions/panel-types.ts";
import { FormEffect } from "./form-effect.tsx";

type NameDialogProps = {
  card: ActionCard;
  personName: string;
  isRunning: boolean;
  /** Why the last try brought nothing. */
  problem: string | null;
  onClose: () => void;
  onConfirm: (typedName: string) => void;
};

/** The last question before an action of high severity: its effect, and the person's name typed in. */
export function NameDialog(props: NameDialogProps) {
  const { card, personName, isRunning, problem, onClose, onConfirm } = props;
  const [typed, setTyped] = useState("");
  const isMatch = typed.trim().toLocaleLowerCase() === personName.toLocaleLowerCase();
  const asks = card.approval !== null;
  return (
    <Dialog
      isOpen
      isAlert
      onOpenChange={(isOpen) => {
        if (!isOpen && !isRunning) onClose();
      }}
      title={card.confirm ?? card.title}
      footer={
        <>
          <DialogClose>
            <Button variant="ghost" disabled={isRunning}>
              Cancel
            </Button>
          </DialogClose>
          <Button
            variant={asks ? "primary" : "danger"}
            icon={asks ? <Glyph name="arch" /> : undefined}
            isRunning={isRunning}
            runningLabel={`${card.running}…`}
            disabledReason={isMatch ? undefined : `Type ${personName} to continue.`}
            onClick={() => onConfirm(typed)}
          >
            {asks ? "Ask for approval" : card.button}
          </Button>
        </>
      }
    >
      <FormEffect
        lines={card.changes}
        note={card.note}
        approvers={card.approval === null ? [] : [card.approval]}
      />
      <Field
        error={problem}
        label={
          <>
            Type <b className="font-medium text-ink">{personName}</b> to continue
          </>
        }
      >
        {(control) => (
          <Input
            {...control}
            value={typed}
            disabled={isRunning}
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
