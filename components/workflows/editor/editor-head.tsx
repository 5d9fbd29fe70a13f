"use client";
import { Ellipsis } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Menu, MenuContent, MenuItem, MenuLink, MenuTrigger } from "#components/ui/menu.tsx";
import { Tag, type TagTone } from "#components/ui/tag.tsx";
import type { WorkflowDetails } from "#lib/workflows/types.ts";
import { ConfirmButton } from "../confirm-button.tsx";
import { DraftHead, whyNotPublish } from "./draft-head.tsx";
import type { useWorkflowDraft } from "./use-workflow-draft.ts";

type EditorHeadProps = {
  workflow: WorkflowDetails;
  written: ReturnType<typeof useWorkflowDraft>;
  canEdit: boolean;
  /** How many errors keep it from being published. */
  errors: number;
  isRunning: boolean;
  onPublish: () => void;
  onOpen: (what: "dry-run" | "versions" | "start" | "settings") => void;
};

const TONE: Record<WorkflowDetails["state"], TagTone> = {
  Draft: "plain",
  Published: "success",
  Paused: "warning",
  Archived: "plain",
};

/** Name, state, whether it is saved, and what can be done with the whole. */
export function EditorHead(props: EditorHeadProps) {
  const { workflow, written, canEdit, onOpen } = props;
  const { state, publishedVersion } = workflow;
  const words = publishedVersion === null ? state : `${state}, version ${publishedVersion}`;
  return (
    <DraftHead
      what="Workflow"
      written={written}
      hasChanges={workflow.hasChanges}
      tags={
        <Tag tone={TONE[state]} isDashed={state === "Draft"}>
          {words}
        </Tag>
      }
    >
      <LinkButton variant="ghost" href={runsHref(workflow.id)} className="max-lg:hidden">
        Runs
      </LinkButton>
      <Button variant="ghost" className="max-lg:hidden" onClick={() => onOpen("versions")}>
        Versions
      </Button>
      <Button className="max-sm:hidden" onClick={() => onOpen("dry-run")}>
        Dry run
      </Button>
      {canEdit ? <PublishButton {...props} /> : null}
      <More workflow={workflow} onOpen={onOpen} />
    </DraftHead>
  );
}

const runsHref = (id: string) => `/workflows/${id}/runs`;

function More({ workflow, onOpen }: Pick<EditorHeadProps, "workflow" | "onOpen">) {
  return (
    <Menu>
      <MenuTrigger>
        <IconButton variant="secondary" label="More" icon={<Icon of={Ellipsis} size={14} />} />
      </MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={() => onOpen("settings")}>Name, limits and state</MenuItem>
        <MenuItem onSelect={() => onOpen("dry-run")}>Dry run</MenuItem>
        <MenuItem disabledReason={whyNotStart(workflow)} onSelect={() => onOpen("start")}>
          Start for a person
        </MenuItem>
        <MenuItem onSelect={() => onOpen("versions")}>Versions</MenuItem>
        <MenuLink>
          <Link href={runsHref(workflow.id)}>Runs</Link>
        </MenuLink>
      </MenuContent>
    </Menu>
  );
}

function PublishButton({ workflow, written, errors, isRunning, onPublish }: EditorHeadProps) {
  const next = (workflow.versions[0]?.version ?? 0) + 1;
  const isInUse = workflow.state === "Published" && !workflow.hasChanges;
  const isSame = isInUse && written.version <= workflow.draftVersion;
  return (
    <ConfirmButton
      variant="primary"
      label={`Publish version ${next}`}
      isRunning={isRunning}
      runningLabel="Publishing…"
      disabledReason={whyNotPublish(written, errors, isSame)}
      question={`Publish version ${next}?`}
      confirm="Publish"
      onConfirm={onPublish}
    >
      {workflow.publishedVersion === null
        ? "From now on it starts by itself, for everybody whom its trigger and conditions fit."
        : `New runs follow version ${next} from now on. Runs under way keep the version they began with.`}
    </ConfirmButton>
  );
}

function whyNotStart({ state, document }: WorkflowDetails): string | undefined {
  if (state !== "Published") return "Only a published workflow starts.";
  return document.trigger.kind === "request" ? "Its runs need a request: submit one for them." : undefined;
}
