"use client";
import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";

type AttachButtonProps = { isBusy: boolean; onChoose: (files: readonly File[]) => void };

/** Opens the system's file chooser. */
export function AttachButton({ isBusy, onChoose }: AttachButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again after it was taken off.
          event.target.value = "";
          if (files.length > 0) onChoose(files);
        }}
      />
      <IconButton
        size="s"
        label="Attach files"
        icon={<Icon of={Paperclip} size={14} />}
        aria-disabled={isBusy || undefined}
        onClick={() => !isBusy && input.current?.click()}
      />
    </>
  );
}
