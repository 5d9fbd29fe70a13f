"use client";
import { X } from "lucide-react";
import { useState, type FormEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Link } from "#components/ui/link.tsx";
import { PopoverContent } from "#components/ui/popover.tsx";
import { inboxHref } from "#lib/requests/inbox-href.ts";
import { sendView, sendViewRemoval } from "#lib/requests/server-actions.ts";
import type { InboxQuery, SavedView } from "#lib/requests/types.ts";
import { useChange } from "./use-change.ts";

type SavedViewsPanelProps = {
  query: InboxQuery;
  views: readonly SavedView[];
  current: SavedView | undefined;
  onClose: () => void;
};

/** The saved views: go there, keep this one, take one away. */
export function SavedViewsPanel({ query, views, current, onClose }: SavedViewsPanelProps) {
  const [name, setName] = useState("");
  const { run, isRunning, error, clearError } = useChange();
  const save = (event: FormEvent) => {
    event.preventDefault();
    run(
      () => sendView({ name, query }),
      () => setName(""),
    );
  };
  return (
    <PopoverContent aria-label="Saved views" className="grid w-72 gap-3">
      {views.length === 0 ? (
        <p className="text-12 text-ink-3">No saved views yet. Filter the list, then keep it here.</p>
      ) : (
        <ul aria-label="Saved views">
          {views.map((view) => (
            <li key={view.id} className="flex items-center gap-1">
              <Link
                href={inboxHref(view.query)}
                onClick={onClose}
                aria-current={view === current ? "true" : undefined}
                className="min-w-0 flex-1 truncate rounded-ctl px-2 py-1 hover:bg-hover aria-[current]:font-medium touch:py-2.5"
              >
                {view.name}
              </Link>
              <IconButton
                size="s"
                label={`Remove view ${view.name}`}
                icon={<Icon of={X} size={14} />}
                onClick={() => run(() => sendViewRemoval({ viewId: view.id }))}
              />
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={save} className="flex items-end gap-2">
        <Field label="Save this view as" error={error} className="min-w-0 flex-1">
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                clearError();
              }}
            />
          )}
        </Field>
        <Button
          type="submit"
          isRunning={isRunning}
          disabledReason={name.trim() === "" && !isRunning ? "Give it a name." : undefined}
        >
          Save
        </Button>
      </form>
    </PopoverContent>
  );
}
