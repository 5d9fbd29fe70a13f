import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Time } from "#components/ui/time.tsx";
import type { SaveState } from "./use-draft.ts";

/** As much of a draft that is written as says whether it is kept. */
export type Written = {
  save: SaveState;
  isDirty: boolean;
  errors: unknown;
  savedAt: number | null;
  isNewer: boolean;
  retry: () => void;
  takeTheirs: () => void;
  keepMine: () => void;
};

/** Whether what was written is kept, beside the name. */
export function SaveWords({ written, hasChanges }: { written: Written; hasChanges: boolean }) {
  return (
    <output className="min-w-0 truncate text-12 text-ink-3">
      <Words written={written} hasChanges={hasChanges} />
    </output>
  );
}

function Words({ written, hasChanges }: { written: Written; hasChanges: boolean }) {
  const { save, isDirty, errors, savedAt } = written;
  if (save.kind === "saving") return "Saving…";
  if (save.kind === "conflict" || save.kind === "failed") return "Not saved";
  if (isDirty) return errors === null ? "Saving…" : "Not saved: something is missing";
  if (savedAt !== null)
    return (
      <>
        Saved <Time at={savedAt} />
      </>
    );
  return hasChanges ? "Draft with changes" : null;
}

/** What stops the draft from being saved, and the ways on. */
export function SaveNotice({ written, what }: { written: Written; what: "workflow" | "playbook" }) {
  const { save, isNewer, retry, takeTheirs, keepMine } = written;
  if (save.kind === "failed")
    return (
      <Notice
        tone="danger"
        title="Your last change is not saved"
        isLive
        action={
          <Button size="s" onClick={retry}>
            Try again
          </Button>
        }
      >
        {save.message}
      </Notice>
    );
  if (save.kind !== "conflict") return null;
  const why = isNewer ? undefined : "Reading what they saved.";
  return (
    <Notice
      tone="warning"
      title={`Somebody else changed this ${what} meanwhile`}
      isLive
      action={
        <>
          <Button size="s" disabledReason={why} onClick={keepMine}>
            Keep mine
          </Button>
          <Button size="s" disabledReason={why} onClick={takeTheirs}>
            Take theirs
          </Button>
        </>
      }
    >
      Your last change is not saved. Keep what stands here, or take what they saved: the other one is gone
      then.
    </Notice>
  );
}
