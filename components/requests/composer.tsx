"use client";
import { useState } from "react";
import { flushSync } from "react-dom";
import { onDemand, usePreload } from "#components/ui/on-demand.tsx";
import { Tab, TabList, TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { cn } from "#lib/platform/cn.ts";
import { sendNote, sendReply } from "#lib/requests/server-actions.ts";
import type { MemberRef } from "#lib/requests/types.ts";
import { MessageForm } from "./message-form.tsx";
import { useKeys } from "./use-keys.ts";

const QuestionForm = onDemand(
  async () => (await import("#components/approvals/question-form.tsx")).QuestionForm,
);
const EDGE =
  "has-[textarea:focus-visible]:border-ring has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:-outline-offset-1 has-[textarea:focus-visible]:outline-ring";

type ComposerProps = { requestId: string; requesterName: string; agents: readonly MemberRef[] };

/** Reply, internal note or a question to an approver, each with its own draft. R and N lead here. */
export function Composer({ requestId, requesterName, agents }: ComposerProps) {
  const [tab, setTab] = useState("reply");
  usePreload(QuestionForm);
  const open = (kind: string) => {
    flushSync(() => setTab(kind));
    document.querySelector<HTMLTextAreaElement>(`[data-composer=${kind}]`)?.focus();
  };
  useKeys({ r: () => open("reply"), n: () => open("note") });
  return (
    <Tabs
      value={tab}
      onValueChange={setTab}
      className={cn(
        "rounded-box border border-line-2 bg-surface max-sm:rounded-none max-sm:border-x-0 max-sm:border-b-0",
        tab === "note" && "bg-warning-soft",
        EDGE,
      )}
    >
      <TabList aria-label="What to write" className="px-3">
        <Tab value="reply">Reply</Tab>
        <Tab value="note">Internal note</Tab>
        <Tab value="question">Ask for approval</Tab>
      </TabList>
      <TabPanel value="reply" tabIndex={-1} className="outline-none">
        <MessageForm
          requestId={requestId}
          kind="reply"
          send={sendReply}
          label="Reply"
          placeholder="Write a reply, or type / for a saved answer"
          agents={agents}
          button="Send"
          running="Sending…"
          hint={`${requesterName} reads it in the portal.`}
        />
      </TabPanel>
      <TabPanel value="note" tabIndex={-1} className="outline-none">
        <MessageForm
          requestId={requestId}
          kind="note"
          send={sendNote}
          label="Internal note"
          placeholder="Write a note for agents, @ names one"
          agents={agents}
          button="Add note"
          running="Adding…"
          hint={`${requesterName} never sees it.`}
        />
      </TabPanel>
      <TabPanel value="question" tabIndex={-1} className="outline-none">
        <QuestionForm requestId={requestId} requesterName={requesterName} onSent={() => setTab("reply")} />
      </TabPanel>
    </Tabs>
  );
}
