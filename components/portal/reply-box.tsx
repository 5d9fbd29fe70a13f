"use client";
import { MessageForm } from "#components/requests/message-form.tsx";
import { sendReply } from "#lib/requests/server-actions.ts";

/** The requester's answer. */
export function ReplyBox({ requestId, isResolved }: { requestId: string; isResolved: boolean }) {
  return (
    <MessageForm
      requestId={requestId}
      kind="reply"
      send={sendReply}
      label="Your reply"
      placeholder={isResolved ? "Not solved? Write why and it opens again" : "Write a reply"}
      button="Send reply"
      running="Sending…"
      isLarge
      className="rounded-box border border-control bg-surface has-[textarea:focus-visible]:border-ring has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:-outline-offset-1 has-[textarea:focus-visible]:outline-ring"
    />
  );
}
