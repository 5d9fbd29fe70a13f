"use client";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { ServerActionResult } from "#lib/platform/server-action.ts";
import { BODY_MAX } from "#lib/requests/constants.ts";
import { AttachButton } from "./attach-button.tsx";
import { AttachmentList } from "./attachment-list.tsx";
import { useAttachments } from "./use-attachments.ts";
import { useChange } from "./use-change.ts";
import { useDraft } from "./use-draft.ts";

type MessageFormProps = {
  requestId: string;
  kind: "reply" | "note";
  send: (input: {
    requestId: string;
    body: string;
    attachmentIds: string[];
  }) => Promise<ServerActionResult<void>>;
  label: string;
  placeholder: string;
  button: string;
  running: string;
  /** Who reads it. */
  hint?: ReactNode;
  isLarge?: boolean;
  className?: string;
};

/** A text and its send button; what was written stays until it has arrived. */
export function MessageForm(props: MessageFormProps) {
  const { requestId, kind, send, label, placeholder, button, running, hint, isLarge, className } = props;
  const [body, setBody] = useDraft(`${requestId}:${kind}`);
  const { run, isRunning, error, clearError } = useChange();
  const files = useAttachments(requestId);
  const isEmpty = body.trim() === "" && files.files.length === 0;
  const problem = error ?? files.problem;
  const errorId = `${kind}-error`;
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty)
          run(
            () => send({ requestId, body, attachmentIds: files.files.map(({ id }) => id) }),
            () => {
              setBody("");
              files.clear();
            },
          );
      }}
    >
      <textarea
        data-composer={kind}
        aria-label={label}
        placeholder={placeholder}
        value={body}
        maxLength={BODY_MAX}
        readOnly={isRunning}
        rows={2}
        aria-invalid={error === null ? undefined : true}
        aria-describedby={problem === null ? undefined : errorId}
        onChange={(event) => {
          setBody(event.target.value);
          if (error !== null) clearError();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          } else if (event.key === "Escape") event.currentTarget.blur();
        }}
        className="block field-sizing-content max-h-60 min-h-14 w-full resize-none bg-transparent px-3 pt-2.5 pb-1 text-14 outline-none touch:text-16"
      />
      {problem === null ? null : (
        <p id={errorId} role="alert" className="px-3 pb-1 text-12 text-danger-text">
          {problem}
        </p>
      )}
      <div className="px-3 pb-2 empty:hidden">
        <AttachmentList files={files.files} onRemove={files.remove} />
      </div>
      <div className="flex items-center gap-2 px-2 pb-2">
        <AttachButton
          label={`Attach files to ${label.toLowerCase()}`}
          isBusy={files.isUploading}
          onChoose={files.add}
        />
        <span className="min-w-0 flex-1 truncate text-12 text-ink-3">{hint}</span>
        <Button
          type="submit"
          variant="primary"
          size={isLarge ? "m" : "s"}
          keys={["⌘", "↵"]}
          isRunning={isRunning}
          runningLabel={running}
          disabledReason={waitsFor(isEmpty && !isRunning, files.isUploading)}
          className={cn("max-sm:[&_kbd]:hidden")}
        >
          {button}
        </Button>
      </div>
    </form>
  );
}

/** Why it can't be sent yet. */
function waitsFor(isEmpty: boolean, isUploading: boolean): string | undefined {
  if (isUploading) return "A file is still on its way.";
  return isEmpty ? "Write something first." : undefined;
}
