import type { Metadata } from "next";
import { RefreshGently } from "#components/portal/refresh-gently.tsx";
import { ReplyBox } from "#components/portal/reply-box.tsx";
import { STATUS_LOOK } from "#components/portal/status-look.ts";
import { Timeline } from "#components/requests/timeline.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { loadOwnRequest } from "#lib/requests/loaders.ts";
import { plainStatus } from "#lib/requests/plain-status.ts";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `REQ-${(await params).number}` };
}

export default async function OwnRequestPage({ params }: Props) {
  const { request, timeline } = await loadOwnRequest((await params).number);
  return (
    <div className="max-w-165">
      <RefreshGently />
      <TextLink href="/portal">My requests</TextLink>
      <h1 className="mt-3 text-20 font-semibold [overflow-wrap:anywhere]">{request.title}</h1>
      <p className="mt-1 flex items-center gap-2">
        <Glyph {...STATUS_LOOK[request.status]} className="flex-none" />
        <span>{plainStatus(request)}</span>
      </p>
      <p className="mt-0.5 text-12 text-ink-3 tabular-nums">{`REQ-${request.number}, ${request.service}`}</p>
      <div className="mt-6 mb-6 border-t border-line pt-4">
        {timeline.length === 0 ? (
          <p className="text-ink-2">You gave no details. Add what helps below.</p>
        ) : (
          <Timeline lines={timeline} isPlain />
        )}
      </div>
      <ReplyBox requestId={request.id} isResolved={request.status === "Resolved"} />
    </div>
  );
}
