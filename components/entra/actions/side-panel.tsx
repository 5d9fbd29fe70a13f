"use client";
import { Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Stamp } from "#components/ui/stamp.tsx";
import { Time } from "#components/ui/time.tsx";
import type { PanelData } from "#lib/approvals/panel-data.ts";
import type { TargetField } from "#lib/entra/actions/types.ts";
import { PanelActions } from "./panel-actions.tsx";
import { PanelApps } from "./panel-apps.tsx";
import { PanelGroups } from "./panel-groups.tsx";
import { PanelIdentity } from "./panel-identity.tsx";
import { UndoSet } from "./undo-set.tsx";
import { useActionRunner } from "./use-action-runner.ts";
import { useAskedAction } from "./use-asked-action.ts";
import { useSidePanel } from "./use-side-panel.ts";

export type SidePanelProps = {
  /** Null when the requester is no person in Entra. */
  objectId: string | null;
  /** The request the actions belong to; null on a person's own page. */
  requestId: string | null;
  initial: PanelData;
  /** What stands left of the stamp: tabs on the request page. */
  head?: ReactNode;
  /** Right of the stamp: the close button of a sheet. */
  headEnd?: ReactNode;
  /** Below what the person has. */
  foot?: ReactNode;
};

/** The side panel of one person: who they are in Entra, what can be done, what they have. Scrolls alone. */
export function SidePanel({ objectId, requestId, initial, head: ownHead, headEnd, foot }: SidePanelProps) {
  const head = ownHead ?? <span className="font-medium">{requestId === null ? "Actions" : "Requester"}</span>;
  return (
    <div
      data-side-panel
      data-panel-person={objectId ?? undefined}
      className="flex h-full min-h-0 min-w-0 flex-col bg-surface"
    >
      {objectId !== null && initial.status === "person" ? (
        <PersonPanel
          objectId={objectId}
          requestId={requestId}
          initial={initial}
          head={head}
          headEnd={headEnd}
          foot={foot}
        />
      ) : (
        <>
          <PanelHead head={head} headEnd={headEnd} stamp={null} />
          {initial.status === "no-person" ? (
            <EmptyState title={initial.title}>{initial.text}</EmptyState>
          ) : null}
          {foot}
        </>
      )}
    </div>
  );
}

type PersonPanelProps = SidePanelProps & { objectId: string };

function PersonPanel({ objectId, requestId, initial, head, headEnd, foot }: PersonPanelProps) {
  const { data } = useSidePanel(objectId, requestId, initial);
  const runner = useActionRunner(objectId, requestId);
  useAskedAction(objectId, runner.open);
  if (data?.status !== "person") return null;
  const { cards, paused } = data;
  const canRun = (options: TargetField["options"]) =>
    cards.find(
      (card) =>
        card.eligibility.status === "ready" &&
        card.fields.some((field) => field.kind !== "choice" && field.options === options),
    ) ?? null;
  const lost = paused === null ? undefined : "paused";
  return (
    <>
      <PanelHead
        head={head}
        headEnd={headEnd}
        stamp={<Stamp source="Entra" readAt={data.readAt} lostReason={lost} />}
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <PanelIdentity person={data.person} isOwnPage={requestId === null} />
        {paused === null ? null : (
          <Notice
            tone="warning"
            icon={Unplug}
            title={paused.title}
            className="mx-3 mb-3"
            action={
              data.canReconnect ? (
                <LinkButton size="s" href="/settings/integrations/entra">
                  Reconnect
                </LinkButton>
              ) : undefined
            }
          >
            <p className="text-12">
              {paused.text}
              {paused.since === null ? null : (
                <>
                  {" Since "}
                  <Time at={paused.since} />.
                </>
              )}
            </p>
          </Notice>
        )}
        <PanelActions data={data} requestId={requestId} runner={runner} />
        <UndoSet objectId={objectId} requestId={requestId} count={data.undoableCount} />
        <PanelGroups
          groups={data.groups}
          join={canRun("all-groups")}
          leave={canRun("their-groups")}
          onOpen={(card, filledIn) => runner.open(card.key, filledIn)}
        />
        <PanelApps
          apps={data.apps}
          assign={canRun("all-apps")}
          remove={canRun("their-apps")}
          onOpen={(card, filledIn) => runner.open(card.key, filledIn)}
        />
        {foot}
      </div>
    </>
  );
}

type PanelHeadProps = { head: ReactNode; headEnd: ReactNode; stamp: ReactNode };

function PanelHead({ head, headEnd, stamp }: PanelHeadProps) {
  return (
    <div className="flex h-head flex-none items-center gap-4 border-b border-line px-4">
      {head}
      <span className="ml-auto flex items-center gap-2">
        {stamp}
        {headEnd}
      </span>
    </div>
  );
}
