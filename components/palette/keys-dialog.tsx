"use client";
import { Fragment } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

type Keys = readonly (readonly [does: string, ...keys: string[]])[];

const GROUPS: readonly { title: string; keys: Keys }[] = [
  {
    title: "Everywhere",
    keys: [
      ["Search or jump to, also Ctrl K", "⌘", "K"],
      ["All keys", "?"],
      ["Search this list", "/"],
      ["Next, previous", "J", "K"],
      ["Open", "↵"],
      ["Cancel, close, back one level", "Esc"],
    ],
  },
  {
    title: "Inbox",
    keys: [
      ["Select the request", "X"],
      ["Filter", "F"],
    ],
  },
  {
    title: "Request",
    keys: [
      ["Reply", "R"],
      ["Internal note", "N"],
      ["Send, or confirm the open action", "⌘", "↵"],
      ["Take it", "M"],
      ["Resolve", "E"],
      ["Hide or show the side panel", "I"],
    ],
  },
  {
    title: "Side panel",
    keys: [
      ["Run an action", "A"],
      ["Add to group", "G"],
      ["Remove from group", "⇧", "G"],
      ["Assign application", "P"],
      ["Remove application", "⇧", "P"],
      ["Revoke sessions", "V"],
      ["Block or unblock sign-in", "B"],
    ],
  },
];

/** Every key of the desk. They act outside text fields only. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Keys"
      className="max-w-[640px]"
      footer={
        <DialogClose>
          <Button>Close</Button>
        </DialogClose>
      }
    >
      <div className="grid grid-cols-2 gap-x-8 gap-y-5 max-sm:grid-cols-1">
        {GROUPS.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3 className="border-b border-line pb-1.5 font-semibold">{title}</h3>
            <dl className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-y-1.5 pt-2">
              {keys.map(([does, ...caps]) => (
                <Fragment key={does}>
                  <dt className="text-ink-2">{does}</dt>
                  <dd className="text-right">
                    <Kbd keys={caps} className="max-sm:inline-flex" />
                    <span className="sr-only">{caps.join(" ")}</span>
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
