"use client";
import { ArrowRightLeft, BellRing, Lock, UserRound } from "lucide-react";
import { Fragment } from "react";
import { AnswerList } from "#components/services/answer-list.tsx";
import { ApprovalEntry } from "#components/approvals/approval-entry.tsx";
import { ActionEntry } from "#components/entra/actions/action-entry.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Time } from "#components/ui/time.tsx";
import { useNow } from "#components/ui/use-now.ts";
import type { TimelineLine } from "#lib/requests/types.ts";
import { AttachmentList } from "./attachment-list.tsx";
import { dayLabel, dayOf } from "./day-label.ts";
import { EndingLine } from "./ending-line.tsx";
import { RichText } from "./rich-text.tsx";

const GRID = "grid grid-cols-[32px_minmax(0,1fr)_auto] gap-x-2.5";
const CHANGE_ICON = { status: ArrowRightLeft, assignment: UserRound, nudge: BellRing } as const;

type TimelineProps = {
  lines: readonly TimelineLine[];
  /** In the requester's words, as the portal shows it. */
  isPlain?: boolean;
};

/** Everything that happened on a request, a rule between the days. */
export function Timeline({ lines, isPlain = false }: TimelineProps) {
  const nowMs = useNow();
  const days = lines.map((line) => dayOf(line.at, nowMs));
  return (
    <ol aria-label="Conversation" className="grid gap-3">
      {lines.map((line, index) => (
        <Fragment key={line.id}>
          {days[index] === days[index - 1] ? null : <DayRule at={line.at} nowMs={nowMs} />}
          <li>
            <Line line={line} isPlain={isPlain} />
          </li>
        </Fragment>
      ))}
    </ol>
  );
}

/** The server does not know the viewer's day: it keeps the room and says nothing. */
function DayRule({ at, nowMs }: { at: number; nowMs: number | null }) {
  return (
    <li className="flex items-center gap-4 py-1 text-12 text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      <span className={nowMs === null ? "invisible" : undefined}>{dayLabel(at, nowMs)}</span>
    </li>
  );
}

function Line({ line, isPlain }: { line: TimelineLine; isPlain: boolean }) {
  switch (line.kind) {
    case "action":
      return <ActionEntry run={line.run} />;
    case "approval":
      return <ApprovalEntry approval={line.approval} at={line.at} isPlain={isPlain} />;
    case "message":
      return (
        <article className={GRID}>
          <Avatar name={line.actor.displayName} objectId={line.actor.objectId ?? line.actor.id} size={32} />
          <div className="col-span-2 min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <b>{line.actor.displayName}</b>
              <Time at={line.at} className="text-12 text-ink-3" />
            </p>
            {line.body === "" ? null : <RichText>{line.body}</RichText>}
            <AnswerList answers={line.answers} isLinked={!isPlain} />
            <AttachmentList files={line.attachments} />
          </div>
        </article>
      );
    case "note":
      return (
        <article className={`${GRID} rounded-box bg-warning-soft py-2 pr-3`}>
          <span className="grid h-5.5 place-items-center text-warning-text">
            <Icon of={Lock} size={14} />
          </span>
          <div className="min-w-0">
            <p>
              <b>Internal note</b> <span className="text-ink-2">{`from ${line.actor.displayName}`}</span>
            </p>
            <RichText>{line.body}</RichText>
            <AttachmentList files={line.attachments} />
          </div>
          <Time at={line.at} className="text-12 leading-5 text-ink-2" />
        </article>
      );
    case "status":
    case "assignment":
    case "nudge":
      return (
        <p className={`${GRID} items-start text-ink-2`}>
          <span className="grid h-5 place-items-center text-ink-3">
            <Icon of={CHANGE_ICON[line.kind]} size={14} />
          </span>
          <span className="[overflow-wrap:anywhere]">{`${line.actorName} ${line.text}`}</span>
          <Time at={line.at} className="text-12 leading-5 text-ink-3" />
        </p>
      );
    case "ending":
      return <EndingLine line={line} />;
  }
}
