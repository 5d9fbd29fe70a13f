"use client";
import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { SidePanel } from "#components/entra/actions/side-panel.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { RequestWorkflows } from "#components/workflows/request-workflows.tsx";
import { WorkflowStrip } from "#components/workflows/workflow-strip.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { PanelData } from "#lib/approvals/panel-data.ts";
import { inboxHref } from "#lib/requests/inbox-href.ts";
import type { InboxQuery } from "#lib/requests/types.ts";
import { sendAssignment, sendStatus } from "#lib/requests/server-actions.ts";
import type {
  MemberRef,
  Queue,
  RelatedRequests as Related,
  RequestDetails,
  RequestStatus,
  TimelineLine,
} from "#lib/requests/types.ts";
import type { RequestWorkflow } from "#lib/workflows/types.ts";
import { Composer } from "./composer.tsx";
import { RelatedRequests } from "./related-requests.tsx";
import { RequestFacts } from "./request-facts.tsx";
import { PanelButton, RequestHead } from "./request-head.tsx";
import { RequestQueue } from "./request-queue.tsx";
import { Timeline } from "./timeline.tsx";
import { useChange } from "./use-change.ts";
import { useGentleRefresh } from "./use-gentle-refresh.ts";
import { useIsWide } from "./use-is-wide.ts";
import { useKeys } from "./use-keys.ts";
import { useSeen } from "./use-seen.ts";

export type RequestScreenProps = {
  query: InboxQuery;
  request: RequestDetails;
  timeline: readonly TimelineLine[];
  queue: Queue;
  agents: readonly MemberRef[];
  ownId: string;
  related: Related;
  panel: PanelData;
  workflows: readonly RequestWorkflow[];
  /** What the IT Agent proposes, below the timeline; null when it is silent. */
  agentCard: ReactNode;
};

/** The request between its queue and its requester: three panes, two, or one. */
export function RequestScreen(props: RequestScreenProps) {
  const { query, request, timeline, queue, agents, ownId, related, panel, workflows } = props;
  const router = useRouter();
  const isWide = useIsWide();
  const [isHidden, setHidden] = useState(false);
  const [isSheetOpen, setSheet] = useState(false);
  const { run, isRunning, error } = useChange();
  useGentleRefresh();
  useSeen(request.id, request.updatedAt);

  const requestId = request.id;
  const setStatus = (status: Exclude<RequestStatus, "New">) =>
    run(() => sendStatus({ requestId, status, was: request.status }));
  const assign = (assigneeId: string | null) =>
    run(() => sendAssignment({ requestId, assigneeId, was: request.assignee?.id ?? null }));
  const hrefOf = (number: number | null) => (number === null ? null : inboxHref(query, number));
  const previousHref = hrefOf(queue.previous);
  const nextHref = hrefOf(queue.next);
  const go = (href: string | null) => {
    if (href !== null) router.push(href);
  };
  const togglePanel = () => (isWide ? setHidden(!isHidden) : setSheet(true));
  useKeys({
    j: () => go(nextHref),
    k: () => go(previousHref),
    m: () => assign(ownId),
    e: () => setStatus("Resolved"),
    i: togglePanel,
    ...(isWide && !isHidden ? {} : { a: togglePanel }),
  });
  const { subject, requester } = request;
  const side = {
    objectId: subject?.objectId ?? requester.objectId,
    requestId,
    initial: panel,
    head: <PanelName isForOther={subject !== null} />,
    foot: (
      <>
        {workflows.length === 0 ? null : (
          <div className="grid gap-4 border-t border-line p-4">
            <RequestWorkflows workflows={workflows} linksToRun />
          </div>
        )}
        <RelatedRequests related={related} />
      </>
    ),
  };
  const unfinished =
    panel.status === "person" ? panel.runs.filter(isUnfinished).length + panel.approvals.length : 0;
  return (
    <div
      data-rail
      className={cn(
        "grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] 2xl:grid-cols-[var(--queue)_minmax(0,1fr)]",
        !isHidden &&
          "lg:grid-cols-[minmax(0,1fr)_360px] 2xl:grid-cols-[var(--queue)_minmax(0,1fr)_var(--panel)]",
      )}
    >
      <RequestQueue query={query} queue={queue} current={request.number} />
      <section aria-label="Request" className="flex min-h-0 min-w-0 flex-col">
        <RequestHead
          request={request}
          backHref={inboxHref(query)}
          previousHref={previousHref}
          nextHref={nextHref}
          isRunning={isRunning}
          onStatus={setStatus}
          panelButton={
            <span className={isHidden ? undefined : "lg:hidden"}>
              <PanelButton unfinished={unfinished} onOpen={togglePanel} />
            </span>
          }
        />
        <RequestFacts
          request={request}
          agents={agents}
          ownId={ownId}
          isRunning={isRunning}
          onAssign={assign}
        />
        <WorkflowStrip workflows={workflows} />
        {error === null ? null : (
          <p
            role="alert"
            className="border-b border-line bg-danger-soft px-5 py-1.5 text-12 text-danger-text"
          >
            {error}
          </p>
        )}
        {/* Reversed, so that the newest line is in sight from the first paint on. */}
        <section
          aria-label="Timeline"
          // It scrolls alone, so the keyboard must be able to enter it.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto focus-visible:-outline-offset-2"
        >
          <div className="mb-auto px-5 py-4 max-sm:px-4">
            <Timeline lines={timeline} />
            {props.agentCard}
          </div>
        </section>
        <div className="flex-none px-5 pb-4 max-sm:p-0">
          <Composer
            key={requestId}
            requestId={requestId}
            requesterName={firstName(request.requester)}
            agents={agents}
          />
        </div>
      </section>
      {isWide && !isHidden ? (
        <aside aria-label="Side panel" className="min-h-0 min-w-0 border-l border-line max-lg:hidden">
          <SidePanel {...side} />
        </aside>
      ) : null}
      {isWide ? null : (
        <Sheet isOpen={isSheetOpen} onOpenChange={setSheet} title="Requester" isTitleHidden>
          <SidePanel
            {...side}
            headEnd={<IconButton label="Close" icon={<Icon of={X} />} onClick={() => setSheet(false)} />}
          />
        </Sheet>
      )}
    </div>
  );
}

/** What the panel is about: whoever asked, or the person it was asked for. */
const PanelName = ({ isForOther }: { isForOther: boolean }) => (
  <span className="font-medium">{isForOther ? "For whom" : "Requester"}</span>
);

const isUnfinished = ({ standing }: { standing: string }) =>
  standing === "running" || standing === "checking";

const firstName = ({ displayName }: MemberRef) => displayName.split(" ")[0] ?? displayName;
