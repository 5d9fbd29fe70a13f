"use client";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { SaveWords } from "#components/workflows/editor/save-state.tsx";
import type { PlaybookState } from "#lib/playbooks/types.ts";
import type { usePlaybookDraft } from "./use-playbook-draft.ts";

type PlaybookHeadProps = {
  written: ReturnType<typeof usePlaybookDraft>;
  state: PlaybookState;
  isHeld: boolean;
  hasChanges: boolean;
  /** The draft is what is in use, and nothing holds that. */
  isSame: boolean;
  /** How many errors keep it from being published. */
  errors: number;
  isRunning: boolean;
  onPause: () => void;
  onPublish: () => void;
};

/** Name, state, whether it is saved, and what can be done with the whole. */
export function PlaybookHead(props: PlaybookHeadProps) {
  const { written, state, isHeld, hasChanges, errors, isRunning, onPause, onPublish } = props;
  const isOn = state === "Published";
  return (
    <PageHead
      title={written.draft.name || "Playbook without a name"}
      crumbs={[{ label: "Playbooks", href: "/playbooks" }]}
      className="max-sm:flex-wrap max-sm:py-1.5"
      count={
        <span className="flex min-w-0 items-center gap-2">
          {isOn ? (
            <Tag tone="success">On</Tag>
          ) : (
            <Tag tone={state === "Paused" ? "warning" : "plain"} isDashed={state === "Draft"}>
              {state}
            </Tag>
          )}
          {isHeld ? <Tag tone="warning">Held</Tag> : null}
          <SaveWords written={written} hasChanges={hasChanges} />
        </span>
      }
    >
      {errors === 0 ? null : (
        <LinkButton variant="ghost" href="#problems">
          {errors === 1 ? "1 problem" : `${errors} problems`}
        </LinkButton>
      )}
      {isOn ? (
        <Button variant="ghost" isRunning={isRunning} onClick={onPause}>
          Pause
        </Button>
      ) : null}
      <Button
        variant="primary"
        isRunning={isRunning}
        runningLabel="Publishing…"
        disabledReason={whyNotPublish(props)}
        onClick={onPublish}
      >
        Publish
      </Button>
    </PageHead>
  );
}

function whyNotPublish({ written, errors, isSame }: PlaybookHeadProps): string | undefined {
  if (errors > 0)
    return errors === 1
      ? "One problem keeps it from being published."
      : `${errors} problems keep it from being published.`;
  const { save, isDirty } = written;
  if (save.kind === "conflict" || save.kind === "failed") return "The draft is not saved.";
  if (isDirty) return "The draft is being saved.";
  return isSame ? "The draft is what is published already." : undefined;
}
