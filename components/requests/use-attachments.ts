"use client";
import { useState } from "react";
import { FILE_MAX_BYTES, FILE_MAX_WORDS, FILES_PER_MESSAGE } from "#lib/requests/attachments/constants.ts";
import { sendAttachment } from "#lib/requests/server-actions.ts";
import type { AttachmentView } from "#lib/requests/types.ts";

const NO_ANSWER = "Gatehouse didn’t answer. Attach it again.";

/** Files for the message that is being written: uploaded one after the other as they are chosen. */
export function useAttachments(requestId: string) {
  const [files, setFiles] = useState<readonly AttachmentView[]>([]);
  const [isUploading, setUploading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const add = async (chosen: readonly File[]) => {
    setProblem(null);
    if (files.length + chosen.length > FILES_PER_MESSAGE)
      return setProblem(`Attach at most ${FILES_PER_MESSAGE} files to a message.`);
    setUploading(true);
    for (const file of chosen) {
      const answer = await upload(requestId, file);
      if (typeof answer === "string") {
        setProblem(`${file.name}: ${answer}`);
        break;
      }
      setFiles((before) => [...before, answer]);
    }
    setUploading(false);
  };
  return {
    files,
    isUploading,
    problem,
    add: (chosen: readonly File[]) => void add(chosen),
    remove: (id: string) => setFiles(files.filter((file) => file.id !== id)),
    clear: () => setFiles([]),
  };
}

/** The file as the desk keeps it, or why it was not taken. */
async function upload(requestId: string, file: File): Promise<AttachmentView | string> {
  if (file.size > FILE_MAX_BYTES) return `Files may have ${FILE_MAX_WORDS} at most.`;
  try {
    const result = await sendAttachment({ requestId, file });
    return result.status === "ok" ? result.value : result.message;
  } catch {
    return NO_ANSWER;
  }
}
