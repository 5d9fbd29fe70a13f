"use client";
import { Paperclip } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { AttachmentList } from "#components/requests/attachment-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { FILE_MAX_WORDS } from "#lib/requests/attachments/constants.ts";
import type { AttachmentView } from "#lib/requests/types.ts";
import { FILES_PER_FIELD } from "#lib/services/constants.ts";
import type { FormField } from "#lib/services/types.ts";
import { FieldLabel } from "./form-field.tsx";

/** Where the files of a form go. `keep` gives the kept file, or why it was not taken. */
export type FileKeeper = {
  keep: (file: File) => Promise<AttachmentView | string>;
  drop: (id: string) => void;
};

const TAKEN = `Pictures, PDF, Office documents and plain text, up to ${FILE_MAX_WORDS} each.`;

type FileFieldProps = {
  field: Pick<FormField, "label" | "help" | "isRequired">;
  files: readonly AttachmentView[];
  error: string | undefined;
  keeper: FileKeeper;
  onChange: (files: readonly AttachmentView[]) => void;
};

/** Files of a form: chosen or dropped, kept one after the other, each can be taken off again. */
export function FileField({ field, files, error, keeper, onChange }: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const { add, problem, isBusy } = useKeeping(files, keeper, onChange);
  return (
    <Field
      label={<FieldLabel field={field} />}
      help={`${field.help} ${TAKEN}`.trim()}
      error={problem ?? error}
    >
      {({ isInvalid, ...control }) => (
        <div
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            add([...event.dataTransfer.files]);
          }}
          className="rounded-ctl border border-dashed border-control p-2 data-invalid:border-danger"
          data-invalid={isInvalid || undefined}
        >
          <input
            ref={input}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])];
              // The same file can be chosen again after it was taken off.
              event.target.value = "";
              add(chosen);
            }}
          />
          <Button
            {...control}
            aria-label={`Choose files: ${field.label}`}
            data-invalid={isInvalid || undefined}
            icon={<Icon of={Paperclip} size={14} />}
            isRunning={isBusy}
            runningLabel="Uploading…"
            onClick={() => input.current?.click()}
          >
            Choose files
          </Button>
          <span className="pl-2 text-12 text-ink-3 touch:hidden">or drop them here</span>
          <AttachmentList
            files={files}
            onRemove={(id) => {
              keeper.drop(id);
              onChange(files.filter((file) => file.id !== id));
            }}
          />
        </div>
      )}
    </Field>
  );
}

/** Keeps files while the form goes on changing: what arrives is added to the form as it is then. */
function useKeeping(
  files: readonly AttachmentView[],
  keeper: FileKeeper,
  onChange: (files: readonly AttachmentView[]) => void,
) {
  const [problem, setProblem] = useState<string | null>(null);
  const [waiting, setWaiting] = useState(0);
  const line = useRef(Promise.resolve());
  const now = useRef({ files, onChange });
  useEffect(() => {
    now.current = { files, onChange };
  });
  const keepAll = async (chosen: readonly File[]) => {
    setProblem(null);
    if (now.current.files.length + chosen.length > FILES_PER_FIELD)
      return setProblem(`Attach at most ${FILES_PER_FIELD} files.`);
    for (const file of chosen) {
      const answer = await keeper.keep(file);
      if (typeof answer === "string") setProblem(`${file.name}: ${answer}`);
      else {
        now.current.files = [...now.current.files, answer];
        now.current.onChange(now.current.files);
      }
    }
  };
  // What is dropped while others are on their way waits for them.
  const add = (chosen: readonly File[]) => {
    if (chosen.length === 0) return;
    setWaiting((count) => count + 1);
    line.current = line.current.then(() => keepAll(chosen)).finally(() => setWaiting((count) => count - 1));
  };
  return { add, problem, isBusy: waiting > 0 };
}
