"use client";
import { Ellipsis } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Menu, MenuContent, MenuItem, MenuLink, MenuTrigger } from "#components/ui/menu.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Tag, type TagTone } from "#components/ui/tag.tsx";
import type { WorkflowDetails } from "#lib/workflows/types.ts";
import { ConfirmButton } from "../confirm-button.tsx";
import { SaveWords } from "./save-state.tsx";
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
    <PageHead
      title={written.draft.name || "Workflow without a name"}
      crumbs={[{ label: "Workflows", href: "/workflows" }]}
      className="max-sm:flex-wrap max-sm:py-1.5"
      count={
        <span className="flex min-w-0 items-center gap-2">
          <Tag tone={TONE[state]} isDashed={state === "Draft"}>
            {words}
          </Tag>
          <SaveWords written={written} hasChanges={workflow.hasChanges} />
        </span>
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
    </PageHead>
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
  return (
    <ConfirmButton
      variant="primary"
      label={`Publish version ${next}`}
      isRunning={isRunning}
      runningLabel="Publishing…"
      disabledReason={whyNotPublish(workflow, written, errors)}
      question={`Publish version ${next}?`}
      confirm="Publish"
      onConfirm={onPublish}
    >
      {workflow.publishedVersion === null
        ? "From now on it starts for whom its trigger and conditions name."
        : `New runs follow version ${next} from now on. Runs under way keep the version they began with.`}
    </ConfirmButton>
  );
}

function whyNotStart({ state, document }: WorkflowDetails): string | undefined {
  if (state !== "Published") return "Only a published workflow starts.";
  return document.trigger.kind === "request" ? "Its runs need a request: submit one for them." : undefined;
}

function whyNotPublish(
  { state, hasChanges, draftVersion }: WorkflowDetails,
  { isDirty, save, version }: EditorHeadProps["written"],
  errors: number,
): string | undefined {
  if (errors > 0)
    return errors === 1
      ? "One problem keeps it from being published."
      : `${errors} problems keep it from being published.`;
  if (save.kind === "conflict" || save.kind === "failed") return "The draft is not saved.";
  if (isDirty) return "The draft is being saved.";
  return state === "Published" && !hasChanges && version <= draftVersion
    ? "The draft is what is published already."
    : undefined;
}
