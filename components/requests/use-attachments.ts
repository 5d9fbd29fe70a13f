"use client";
import { useState } from "react";
import { FILES_PER_MESSAGE } from "#lib/requests/attachments/constants.ts";
import type { AttachmentView } from "#lib/requests/types.ts";
import { dropFile, uploadFile } from "./upload-file.ts";

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
      const answer = await uploadFile(requestId, file);
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
    remove: (id: string) => {
      dropFile(id);
      setFiles(files.filter((file) => file.id !== id));
    },
    clear: () => setFiles([]),
  };
}
