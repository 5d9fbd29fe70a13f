"use client";
import { Sheet } from "#components/ui/sheet.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { WorkflowVersion } from "#lib/workflows/types.ts";
import { ConfirmButton } from "../confirm-button.tsx";

type VersionsSheetProps = {
  versions: readonly WorkflowVersion[];
  publishedVersion: number | null;
  canEdit: boolean;
  isRunning: boolean;
  onRestore: (version: number) => void;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** What was published when and by whom, what each changed, and the way back to it. */
export function VersionsSheet(props: VersionsSheetProps) {
  const { versions, publishedVersion, canEdit, isRunning, onRestore, isOpen, onOpenChange } = props;
  return (
    <Sheet isOpen={isOpen} onOpenChange={onOpenChange} title="Versions">
      {versions.length === 0 ? (
        <p className="p-4 text-ink-2">
          Nothing is published yet. Each time it is, the version is kept here, whole.
        </p>
      ) : (
        <ol className="px-4">
          {versions.map(({ version, publishedAt, publishedByName, changes }) => (
            <li key={version} className="grid gap-1.5 border-b border-line py-3.5">
              <div className="flex items-center gap-2">
                <span className="font-semibold">{`Version ${version}`}</span>
                {version === publishedVersion ? <Tag tone="success">Published</Tag> : null}
                <Time at={publishedAt} className="ml-auto text-12 text-ink-3" />
              </div>
              <p className="text-12 text-ink-3">{publishedByName}</p>
              {changes.length === 0 ? null : (
                <ul className="grid list-disc gap-0.5 pl-4.5 text-ink-2">
                  {changes.map((change) => (
                    <li key={change}>{change}</li>
                  ))}
                </ul>
              )}
              {canEdit ? (
                <div>
                  <ConfirmButton
                    size="s"
                    label="Restore"
                    aria-label={`Restore version ${version}`}
                    isRunning={isRunning}
                    question={`Make version ${version} the draft?`}
                    confirm="Make it the draft"
                    onConfirm={() => onRestore(version)}
                  >
                    What stands in the draft now is replaced. Nothing is published by it: runs go on with the
                    published version.
                  </ConfirmButton>
                </div>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  );
}
