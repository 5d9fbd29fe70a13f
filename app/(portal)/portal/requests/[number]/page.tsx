import type { Metadata } from "next";
import { DeskOpens } from "#components/portal/desk-hours.tsx";
import { OwnRequestControls } from "#components/portal/own-request-controls.tsx";
import { RefreshGently } from "#components/portal/refresh-gently.tsx";
import { ReplyBox } from "#components/portal/reply-box.tsx";
import { RequestTrack } from "#components/portal/request-track.tsx";
import { Timeline } from "#components/requests/timeline.tsx";
import { RequestWorkflows } from "#components/workflows/request-workflows.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { loadOwnRequest } from "#lib/requests/loaders.ts";
import { isDesksTurn, plainStatus } from "#lib/requests/plain-status.ts";
import { loadRequestWorkflows } from "#lib/workflows/loaders.ts";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `REQ-${(await params).number}` };
}

export default async function OwnRequestPage({ params }: Props) {
  const { request, turns, timeline, mayNudge, outlook } = await loadOwnRequest((await params).number);
  const workflows = await loadRequestWorkflows(request.id);
  const tracked = { ...request, turns };
  const isOpen = request.status !== "Resolved";
  const about = request.subject === null ? "" : `, for ${request.subject.displayName}`;
  return (
    <div className="max-w-165">
      <RefreshGently />
      <TextLink href="/portal/requests">My requests</TextLink>
      <h1 className="mt-3 text-20 font-semibold [overflow-wrap:anywhere]">{request.title}</h1>
      <p className="mt-0.5 text-12 text-ink-3 tabular-nums">
        {`REQ-${request.number}, ${request.service}${about}`}
      </p>
      <div className="mt-5 border-y border-line py-4">
        <RequestTrack request={tracked} />
        <p className="mt-3">
          {plainStatus(tracked)}{" "}
          {outlook !== null && mayNudge && isDesksTurn(tracked) ? <DeskOpens outlook={outlook} /> : null}
        </p>
        {isOpen ? (
          <OwnRequestControls requestId={request.id} mayNudge={mayNudge}>
            {outlook === null || mayNudge ? null : <DeskOpens outlook={outlook} />}
          </OwnRequestControls>
        ) : null}
      </div>
      {workflows.length === 0 ? null : (
        <div className="grid gap-4 border-b border-line py-4">
          <RequestWorkflows workflows={workflows} linksToRun={false} />
        </div>
      )}
      <div className="mt-5 mb-6">
        {timeline.length === 0 ? (
          <p className="text-ink-2">You gave no details. Add what helps below.</p>
        ) : (
          <Timeline lines={timeline} isPlain />
        )}
      </div>
      <ReplyBox requestId={request.id} isResolved={!isOpen} />
    </div>
  );
}
