import { FILE_MAX_BYTES, FILE_MAX_WORDS } from "#lib/requests/attachments/constants.ts";
import { sendAttachment, sendAttachmentRemoval } from "#lib/requests/server-actions.ts";
import type { AttachmentView } from "#lib/requests/types.ts";

const NO_ANSWER = "Gatehouse didn’t answer. Attach it again.";

/** The file as the desk keeps it, or why it was not taken. `requestId` is null while a form is filled in. */
export async function uploadFile(requestId: string | null, file: File): Promise<AttachmentView | string> {
  if (file.size > FILE_MAX_BYTES) return `Files may have ${FILE_MAX_WORDS} at most.`;
  try {
    const result = await sendAttachment({ requestId, file });
    return result.status === "ok" ? result.value : result.message;
  } catch {
    return NO_ANSWER;
  }
}

/** Takes a file off again that was not sent. */
export function dropFile(attachmentId: string): void {
  // Where this does not arrive, the desk removes what was never sent after a day.
  sendAttachmentRemoval({ attachmentId }).catch(() => undefined);
}
