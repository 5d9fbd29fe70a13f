"use client";
import { useState } from "react";
import { dropFile, uploadFile } from "#components/requests/upload-file.ts";
import type { FileKeeper } from "#components/services/file-field.tsx";

/** Keeps the files of a form that is not submitted yet, and says whether one is on its way. */
export function useFormFiles(): { keeper: FileKeeper; isUploading: boolean } {
  const [uploads, setUploads] = useState(0);
  const keep = async (file: File) => {
    setUploads((count) => count + 1);
    const answer = await uploadFile(null, file);
    setUploads((count) => count - 1);
    return answer;
  };
  return { keeper: { keep, drop: dropFile }, isUploading: uploads > 0 };
}
