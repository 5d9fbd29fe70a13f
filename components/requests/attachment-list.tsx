import { FileText, X } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import type { AttachmentView } from "#lib/requests/types.ts";

type AttachmentListProps = {
  files: readonly AttachmentView[];
  /** While the message is being written. */
  onRemove?: (id: string) => void;
};

/** Files of a message, each to be saved; while it is written, each can be taken off. */
export function AttachmentList({ files, onRemove }: AttachmentListProps) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Files" className="mt-2 flex flex-wrap gap-1.5">
      {files.map(({ id, fileName, size }) => (
        <li
          key={id}
          className="inline-flex h-ctl-s max-w-full items-center overflow-hidden rounded-ctl border border-line-2 bg-surface text-12 touch:h-10"
        >
          <a
            href={`/api/attachments/${id}`}
            download
            className="inline-flex h-full min-w-0 items-center gap-1.5 px-2 hover:bg-hover focus-visible:-outline-offset-2"
          >
            <Icon of={FileText} size={14} className="text-ink-3" />
            <span className="truncate">{fileName}</span>
            <span className="flex-none text-ink-3 tabular-nums">{sizeWords(size)}</span>
          </a>
          {onRemove === undefined ? null : (
            <button
              type="button"
              aria-label={`Remove ${fileName}`}
              onClick={() => onRemove(id)}
              className="grid h-full w-6 place-items-center border-l border-line text-ink-3 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 touch:w-10"
            >
              <Icon of={X} size={12} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "812 B", "12 KB", "3.4 MB". */
function sizeWords(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  const kilobytes = bytes / 1_024;
  return kilobytes < 1_024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1_024).toFixed(1)} MB`;
}
