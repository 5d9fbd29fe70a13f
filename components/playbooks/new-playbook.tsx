"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { sendNewPlaybook } from "#lib/playbooks/server-actions.ts";

type Template = { key: string; name: string; sentence: string };

/** Begins a playbook as one of the templates, and opens its editor. */
export function NewPlaybook({ templates }: { templates: readonly Template[] }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { run, isRunning, error } = useChange();
  const begin = (templateKey: string | null) =>
    run(
      () => sendNewPlaybook({ templateKey }),
      ({ id }) => router.push(`/playbooks/${id}`),
    );
  return (
    <>
      <Button variant="primary" icon={<Icon of={Plus} size={14} />} onClick={() => setOpen(true)}>
        New playbook
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title="New playbook"
        footer={
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
        }
      >
        <ul aria-label="Templates" className="grid gap-2">
          <li className="flex items-center gap-3">
            <div className="min-w-0 flex-1">
              <b className="font-medium">Empty playbook</b>
              <p className="text-12 text-ink-3">Begins with nothing: you say when, what and how far.</p>
            </div>
            <Button aria-label="Begin an empty playbook" isRunning={isRunning} onClick={() => begin(null)}>
              Begin
            </Button>
          </li>
          {templates.map(({ key, name, sentence }) => (
            <li key={key} className="flex items-center gap-3 border-t border-line pt-2">
              <div className="min-w-0 flex-1">
                <b className="font-medium">{name}</b>
                <p className="text-12 text-ink-3">{sentence}</p>
              </div>
              <Button aria-label={`Use ${name}`} isRunning={isRunning} onClick={() => begin(key)}>
                Use
              </Button>
            </li>
          ))}
        </ul>
        {error === null ? null : (
          <p role="alert" className="text-12 text-danger-text">
            {error}
          </p>
        )}
      </Dialog>
    </>
  );
}
