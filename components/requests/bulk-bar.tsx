"use client";
import { X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { showToast } from "#components/ui/toast.ts";
import { sendAssignments, sendResolutions } from "#lib/requests/server-actions.ts";
import type { InboxOptions } from "#lib/requests/types.ts";
import { useChange } from "./use-change.ts";
import { useEscape } from "./use-escape.ts";

const NOBODY = "nobody";

type BulkBarProps = {
  requestIds: readonly string[];
  options: InboxOptions;
  onClear: () => void;
  onDone: () => void;
};

/** What can be done with all selected requests: give them to somebody, close them. Floats at the foot. */
export function BulkBar({ requestIds, options, onClear, onDone }: BulkBarProps) {
  const { run, isRunning, error } = useChange();
  useEscape(onClear);
  const tell = (what: string) => (value: { requests: number }) => {
    showToast({ status: "done", title: `${countWords(value.requests)} ${what}.` });
    onClear();
    onDone();
  };
  const assign = (value: string) => {
    const assigneeId = value === NOBODY ? null : value;
    const name = options.agents.find(({ id }) => id === value)?.displayName;
    run(
      () => sendAssignments({ requestIds: [...requestIds], assigneeId }),
      tell(name === undefined ? "unassigned" : `assigned to ${name}`),
    );
  };
  const resolve = () => run(() => sendResolutions({ requestIds: [...requestIds] }), tell("resolved"));
  const agents = options.agents.map(({ id, displayName }) => ({
    value: id,
    label: id === options.ownId ? `${displayName} (you)` : displayName,
  }));
  return (
    <div
      role="toolbar"
      aria-label="Selected requests"
      className="absolute inset-x-0 bottom-12 z-10 mx-auto flex w-fit max-w-[calc(100%-2rem)] flex-wrap items-center gap-2 rounded-float bg-raised p-2 shadow-pop"
    >
      <output className="px-1.5 font-medium tabular-nums">{`${requestIds.length} selected`}</output>
      <Select
        aria-label="Assign to"
        placeholder="Assign to…"
        size="s"
        className="w-44"
        value=""
        options={[...agents, { value: NOBODY, label: "Nobody" }]}
        disabled={isRunning}
        onValueChange={assign}
      />
      <Button size="s" isRunning={isRunning} runningLabel="Saving…" onClick={resolve}>
        Resolve
      </Button>
      <IconButton
        size="s"
        label="Clear selection"
        keys={["Esc"]}
        icon={<Icon of={X} size={14} />}
        onClick={onClear}
      />
      {error === null ? null : (
        <p role="alert" className="basis-full px-1.5 text-12 text-danger-text">
          {error}
        </p>
      )}
    </div>
  );
}

const countWords = (count: number): string => (count === 1 ? "1 request" : `${count} requests`);
