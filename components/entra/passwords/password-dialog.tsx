"use client";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { passwordLink } from "./password-link.ts";
import { ShownDialog } from "./shown-dialog.tsx";
import type { Showing } from "./use-showing.ts";

type PasswordDialogProps = {
  runId: string;
  personName: string;
  /** Whom it can be handed on to; null when there is nobody. */
  managerName: string | null;
  showing: Showing;
  isOpen: boolean;
  onShow: () => void;
  onHandOn: () => void;
  onClose: () => void;
};

/** One temporary password: the choice who looks at it, then its only showing. */
export function PasswordDialog(props: PasswordDialogProps) {
  const { showing, personName, isOpen, onClose } = props;
  if (showing.step === "shown")
    return <ShownDialog password={showing.password} personName={personName} onClose={onClose} />;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open && showing.step !== "running") onClose();
      }}
      title={`Temporary password for ${personName}`}
      footer={<ChoiceFooter {...props} />}
    >
      <ChoiceText {...props} />
    </Dialog>
  );
}

function ChoiceText({ showing, personName, managerName }: PasswordDialogProps) {
  if (showing.step === "refused") return <p role="alert">{showing.message}</p>;
  if (showing.step === "handed-on")
    return (
      <p>
        Only {showing.toName} can look at it now, after signing in to Gatehouse. Send them the link; the
        password is not in it.
      </p>
    );
  return (
    <p>
      It is shown once, and {personName} must change it at the next sign-in.
      {managerName === null ? null : ` If ${managerName} is nearer, let them look instead.`}
    </p>
  );
}

function ChoiceFooter({ showing, runId, managerName, onShow, onHandOn }: PasswordDialogProps) {
  if (showing.step === "refused" || showing.step === "handed-on")
    return (
      <>
        <DialogClose>
          <Button variant="ghost">Close</Button>
        </DialogClose>
        {showing.step === "handed-on" ? (
          <CopyButton text={passwordLink(runId)} label="Copy link" hasLabel size="m" variant="primary" />
        ) : null}
      </>
    );
  const running = showing.step === "running" ? showing.what : null;
  return (
    <>
      <DialogClose>
        <Button variant="ghost" disabled={running !== null}>
          Not now
        </Button>
      </DialogClose>
      {managerName === null ? null : (
        <Button isRunning={running === "hand-on"} disabled={running === "show"} onClick={onHandOn}>
          Hand to {managerName}
        </Button>
      )}
      <Button
        variant="primary"
        isRunning={running === "show"}
        disabled={running === "hand-on"}
        onClick={onShow}
      >
        Show password
      </Button>
    </>
  );
}
