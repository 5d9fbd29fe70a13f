"use client";
import { Clock, Layers, UserRound } from "lucide-react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Select } from "#components/ui/select.tsx";
import { Time } from "#components/ui/time.tsx";
import type { MemberRef, RequestDetails } from "#lib/requests/types.ts";
import { RequestStatus } from "./request-status.tsx";

const NOBODY = "nobody";

type RequestFactsProps = {
  request: RequestDetails;
  agents: readonly MemberRef[];
  ownId: string;
  isRunning: boolean;
  onAssign: (assigneeId: string | null) => void;
};

/** The strip under the head: status, who works on it, service, since when. */
export function RequestFacts({ request, agents, ownId, isRunning, onAssign }: RequestFactsProps) {
  const { assignee } = request;
  const known =
    assignee === null || agents.some(({ id }) => id === assignee.id) ? agents : [...agents, assignee];
  const options = [
    { value: NOBODY, label: "Unassigned" },
    ...known.map(({ id, displayName, objectId }) => ({
      value: id,
      label: id === ownId ? `${displayName} (you)` : displayName,
      icon: <Avatar name={displayName} objectId={objectId ?? id} size={20} />,
    })),
  ];
  return (
    <div className="flex min-h-10 flex-none flex-wrap items-center gap-x-5 gap-y-1 border-b border-line py-1 pr-4 pl-5 text-12 max-sm:px-4 max-sm:pb-2">
      <span className="font-medium">
        <RequestStatus status={request.status} />
      </span>
      <span className="flex items-center gap-2">
        <Select
          aria-label="Assignee"
          size="s"
          isQuiet
          className="w-44"
          options={options}
          value={assignee?.id ?? NOBODY}
          disabled={isRunning}
          onValueChange={(value) => onAssign(value === NOBODY ? null : value)}
        />
        {assignee === null ? (
          <Button size="s" keys={["M"]} isRunning={isRunning} onClick={() => onAssign(ownId)}>
            Take it
          </Button>
        ) : null}
      </span>
      <span className="flex items-center gap-1.5 text-ink-2 max-sm:hidden">
        <Icon of={Layers} size={14} className="text-ink-3" />
        {request.service}
      </span>
      {request.subject === null ? null : (
        <span className="flex items-center gap-1.5 text-ink-2">
          <Icon of={UserRound} size={14} className="text-ink-3" />
          {`Asked by ${request.requester.displayName}`}
        </span>
      )}
      <span className="flex items-center gap-1.5 text-ink-2 max-sm:hidden">
        <Icon of={Clock} size={14} className="text-ink-3" />
        <span>
          Filed <Time at={request.createdAt} />
        </span>
      </span>
    </div>
  );
}
