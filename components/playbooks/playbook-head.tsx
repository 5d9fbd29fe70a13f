"use client";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { DraftHead, whyNotPublish } from "#components/workflows/editor/draft-head.tsx";
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
  const { written, state, isHeld, hasChanges, isSame, errors, isRunning, onPause, onPublish } = props;
  const isOn = state === "Published";
  return (
    <DraftHead
      what="Playbook"
      written={written}
      hasChanges={hasChanges}
      tags={
        <>
          {isOn ? (
            <Tag tone="success">On</Tag>
          ) : (
            <Tag tone={state === "Paused" ? "warning" : "plain"} isDashed={state === "Draft"}>
              {state}
            </Tag>
          )}
          {isHeld ? <Tag tone="warning">Held</Tag> : null}
        </>
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
        disabledReason={whyNotPublish(written, errors, isSame)}
        onClick={onPublish}
      >
        Publish
      </Button>
    </DraftHead>
  );
}
