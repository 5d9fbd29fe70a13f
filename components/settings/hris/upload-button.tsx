"use client";
import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { MOST_FILE_BYTES } from "#lib/hris/constants.ts";
import { sendHrisFile } from "#lib/hris/server-actions.ts";

/** Opens the system's file chooser and goes on to the columns of the chosen file. */
export function UploadButton() {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const { run, isRunning, error } = useChange();
  const send = (file: File) => {
    // A larger one would be cut off on its way and leave no sentence of ours.
    const isTooLarge = file.size > MOST_FILE_BYTES;
    setTooLarge(isTooLarge ? "It is larger than 5 MB. Split it into several files." : null);
    if (isTooLarge) return;
    run(
      () => sendHrisFile({ file }),
      ({ uploadId }) => router.push(`/settings/integrations/hris/${uploadId}`),
    );
  };
  const problem = tooLarge ?? error;
  return (
    <div className="grid justify-items-start gap-3">
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        hidden
        aria-label="CSV file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file can be chosen again after it was mended.
          event.target.value = "";
          if (file !== undefined) send(file);
        }}
      />
      <Button
        icon={<Icon of={Upload} size={14} />}
        isRunning={isRunning}
        runningLabel="Reading…"
        onClick={() => input.current?.click()}
      >
        Upload a file
      </Button>
      <p className="max-w-160 text-12 text-ink-3">
        A line of column names, then one person in each row: work email or object ID, start date, end date,
        department, manager’s email. Only the first is needed.
      </p>
      {problem === null ? null : (
        <Notice tone="danger" title="The file was not taken" isLive className="w-full max-w-160">
          {problem}
        </Notice>
      )}
    </div>
  );
}
