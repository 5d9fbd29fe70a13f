"use client";
import { useId, useRef, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { useEarlyText } from "#components/ui/use-early-text.ts";
import type { ServerActionResult } from "#lib/platform/server-action.ts";
import { BODY_MAX } from "#lib/requests/constants.ts";
import type { MemberRef } from "#lib/requests/types.ts";
import { AttachButton } from "./attach-button.tsx";
import { AttachmentList } from "./attachment-list.tsx";
import { SavedAnswersMenu } from "./saved-answers-menu.tsx";
import { SuggestionList } from "./suggestion-list.tsx";
import { useAttachments } from "./use-attachments.ts";
import { useChange } from "./use-change.ts";
import { useDraft } from "./use-draft.ts";
import { useSuggestions } from "./use-suggestions.ts";

type Sent = { requestId: string; body: string; attachmentIds: string[] };

type MessageFormProps = {
  requestId: string;
  kind: "reply" | "note";
  send: (input: Sent) => Promise<ServerActionResult<void>>;
  label: string;
  placeholder: string;
  button: string;
  running: string;
  /** Who reads it. */
  hint?: ReactNode;
  /** Whom @ can name; given to agents, who also have the saved answers. */
  agents?: readonly MemberRef[];
  isLarge?: boolean;
  className?: string;
};

/** A text with its files and its send button; what was written stays until it has arrived. */
export function MessageForm(props: MessageFormProps) {
  const { requestId, kind, send, label, placeholder, button, running, hint, agents, isLarge, className } =
    props;
  const [body, setBody] = useDraft(`${requestId}:${kind}`);
  const { run, isRunning, error, clearError } = useChange();
  const files = useAttachments(requestId);
  const box = useRef<HTMLTextAreaElement>(null);
  const boxRef = useEarlyText(box);
  const listId = useId();
  const putText = (text: string, caret: number) => {
    setBody(text);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(caret, caret);
    });
  };
  const suggestions = useSuggestions(body, agents, putText);
  const isSuggesting = suggestions.items.length > 0;
  const isEmpty = body.trim() === "" && files.files.length === 0;
  const problem = error ?? files.problem;
  const errorId = `${kind}-error`;
  const submit = () =>
    run(
      () => send({ requestId, body, attachmentIds: files.files.map(({ id }) => id) }),
      () => {
        setBody("");
        files.clear();
      },
    );
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) submit();
      }}
    >
      <div className="relative">
        {isSuggesting ? (
          <SuggestionList
            id={listId}
            items={suggestions.items}
            at={suggestions.at}
            onTake={suggestions.take}
          />
        ) : null}
        <textarea
          ref={boxRef}
          data-composer={kind}
          aria-label={label}
          placeholder={placeholder}
          value={body}
          maxLength={BODY_MAX}
          readOnly={isRunning}
          rows={2}
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={problem === null ? undefined : errorId}
          aria-autocomplete={agents === undefined ? undefined : "list"}
          aria-controls={isSuggesting ? listId : undefined}
          aria-activedescendant={isSuggesting ? `${listId}-${suggestions.at}` : undefined}
          onChange={(event) => {
            setBody(event.target.value);
            suggestions.onCaret(event.target.selectionStart);
            if (error !== null) clearError();
          }}
          onSelect={(event) => suggestions.onCaret(event.currentTarget.selectionStart)}
          onKeyDown={(event) => {
            if (suggestions.onKeyDown(event)) return;
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            } else if (event.key === "Escape") event.currentTarget.blur();
          }}
          className="block field-sizing-content max-h-60 min-h-14 w-full resize-none bg-transparent px-3 pt-2.5 pb-1 text-14 outline-none touch:text-16"
        />
      </div>
      {problem === null ? null : (
        <p id={errorId} role="alert" className="px-3 pb-1 text-12 text-danger-text">
          {problem}
        </p>
      )}
      <div className="px-3 pb-2 empty:hidden">
        <AttachmentList files={files.files} onRemove={files.remove} />
      </div>
      <div className="flex items-center gap-1 px-2 pb-2">
        <AttachButton isBusy={files.isUploading} onChoose={files.add} />
        {agents === undefined ? null : (
          <SavedAnswersMenu
            body={body}
            onInsert={(text) => putText(joined(body, text), joined(body, text).length)}
          />
        )}
        <span className="min-w-0 flex-1 truncate px-1 text-12 text-ink-3">
          {suggestions.hasNoAnswers ? "No saved answers yet. The button at the left keeps one." : hint}
        </span>
        <Button
          type="submit"
          variant="primary"
          size={isLarge ? "m" : "s"}
          keys={["⌘", "↵"]}
          isRunning={isRunning}
          runningLabel={running}
          disabledReason={waitsFor(isEmpty && !isRunning, files.isUploading)}
          className="max-sm:[&_kbd]:hidden"
        >
          {button}
        </Button>
      </div>
    </form>
  );
}

const joined = (body: string, text: string): string =>
  body.trim() === "" ? text : `${body.trimEnd()}\n\n${text}`;

/** Why it can't be sent yet. */
function waitsFor(isEmpty: boolean, isUploading: boolean): string | undefined {
  if (isUploading) return "A file is still on its way.";
  return isEmpty ? "Write something first." : undefined;
}
