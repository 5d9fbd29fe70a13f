"use client";
import { useQuery, useQueryClient } from "#components/ui/query.ts";
import { MessageSquareText, X } from "lucide-react";
import { useState } from "react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { sendSavedAnswer, sendSavedAnswerRemoval } from "#lib/requests/server-actions.ts";
import type { SavedAnswer } from "#lib/requests/types.ts";
import { useChange } from "./use-change.ts";

const KEY = ["saved-answers"];

type SavedAnswersMenuProps = { body: string; onInsert: (text: string) => void };

/** The saved answers of all agents: put one in, keep what is written as one, take one away. */
export function SavedAnswersMenu({ body, onInsert }: SavedAnswersMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const client = useQueryClient();
  const { run, isRunning, error, clearError } = useChange();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchJson<{ rows: readonly SavedAnswer[] }>("/api/saved-answers", signal),
    enabled: isOpen,
  });
  const again = () => void client.invalidateQueries({ queryKey: KEY });
  const rows = data?.rows ?? [];
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger>
        <IconButton size="s" label="Saved answers" icon={<Icon of={MessageSquareText} size={14} />} />
      </PopoverTrigger>
      <PopoverContent aria-label="Saved answers" side="top" className="grid w-80 gap-3">
        {rows.length === 0 ? (
          <p className="text-12 text-ink-3">No saved answers yet. Write a reply, then keep it here.</p>
        ) : (
          <ul aria-label="Saved answers" className="max-h-60 overflow-auto">
            {rows.map((answer) => (
              <li key={answer.id} className="flex items-center gap-1">
                <button
                  type="button"
                  title={answer.body}
                  onClick={() => {
                    setOpen(false);
                    onInsert(answer.body);
                  }}
                  className="min-w-0 flex-1 truncate rounded-ctl px-2 py-1 text-left hover:bg-hover focus-visible:-outline-offset-2 touch:py-2.5"
                >
                  {answer.title}
                </button>
                {answer.canRemove ? (
                  <IconButton
                    size="s"
                    label={`Remove saved answer ${answer.title}`}
                    icon={<Icon of={X} size={14} />}
                    onClick={() => run(() => sendSavedAnswerRemoval({ answerId: answer.id }), again)}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        )}
        <div className="flex items-end gap-2">
          <Field label="Save what is written as" error={error} className="min-w-0 flex-1">
            {(control) => (
              <Input
                {...control}
                maxLength={80}
                value={title}
                onChange={(event) => {
                  setTitle(event.target.value);
                  clearError();
                }}
              />
            )}
          </Field>
          <Button
            isRunning={isRunning}
            disabledReason={
              body.trim() === ""
                ? "Write the answer first."
                : title.trim() === ""
                  ? "Give it a name."
                  : undefined
            }
            onClick={() =>
              run(
                () => sendSavedAnswer({ title, body }),
                () => {
                  setTitle("");
                  again();
                },
              )
            }
          >
            Save
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}
