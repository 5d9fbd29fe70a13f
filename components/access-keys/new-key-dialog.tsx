"use client";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";

/** The new key, shown this once: Gatehouse itself keeps only a hash of it. */
export function NewKeyDialog({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  return (
    <Dialog
      isOpen={secret !== null}
      onOpenChange={(isOpen) => isOpen || onClose()}
      title="Your new access key"
      footer={
        <DialogClose>
          <Button variant="primary">I have kept it</Button>
        </DialogClose>
      }
    >
      <p className="text-ink-2">
        Copy it now into the program that will use it. Gatehouse can’t show it again; if it is lost, revoke it
        and make another one.
      </p>
      <div className="flex items-center gap-2 rounded-ctl border border-line-2 bg-inset py-1.5 pr-1.5 pl-2.5">
        <code className="min-w-0 flex-1 font-mono text-12 break-all select-all">{secret}</code>
        <CopyButton text={secret ?? ""} hasLabel />
      </div>
    </Dialog>
  );
}
