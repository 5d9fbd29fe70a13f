"use client";
import { ChevronRight } from "lucide-react";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { FirstTasks } from "#components/settings/first-tasks.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { FirstTaskList } from "#lib/shell/first-tasks-data.ts";
import { putAwayFirstTasksAction } from "#lib/workspace/server-actions.ts";
import { useChange } from "./use-change.ts";

type FirstTaskPanelProps = FirstTaskList & { isOpenAtFirst: boolean };

/** The first tasks above the inbox: unfolded while it is empty, one line after. */
export function FirstTaskPanel({ tasks, isPractice, isOpenAtFirst }: FirstTaskPanelProps) {
  const { run, isRunning, error } = useChange();
  const told = tasks.filter(({ isDone }) => isDone !== null);
  const done = told.filter(({ isDone }) => isDone).length;
  return (
    <details
      open={isOpenAtFirst}
      className="group max-h-[60dvh] flex-none overflow-y-auto border-b border-line px-5 max-sm:px-4"
    >
      <summary className="flex h-row items-center gap-2 -outline-offset-2 touch:h-11">
        <Icon of={ChevronRight} className="text-ink-3 group-open:rotate-90" />
        <span className="font-medium">First tasks</span>
        <span className="text-12 text-ink-3 tabular-nums">
          {toldWords(done, told.length - done, tasks.length - told.length)}
        </span>
      </summary>
      <div className="max-w-160">
        {isPractice ? <PracticeLine /> : null}
        <FirstTasks tasks={tasks} />
        {/* In sight wherever the list stands: on a phone it is longer than its room. */}
        <div className="sticky bottom-0 flex items-center gap-3 bg-surface py-3">
          <Button size="s" isRunning={isRunning} onClick={() => run(() => putAwayFirstTasksAction({}))}>
            Put away for all admins
          </Button>
          <ChangeProblem words={error} />
        </div>
      </div>
    </details>
  );
}

/** "1 done, 4 to go, 1 to look at": the last are tasks whose end no row can tell. */
const toldWords = (done: number, ahead: number, untold: number): string =>
  ahead === 0 ? "All done" : `${done} done, ${ahead} to go${untold === 0 ? "" : `, ${untold} to look at`}`;

function PracticeLine() {
  return (
    <p className="mb-3 text-12 text-ink-2">
      This is the practice tenant: nothing you do here reaches Microsoft. For the real one, disconnect it in{" "}
      <TextLink href="/settings/integrations">Settings → Integrations</TextLink>, start Gatehouse with{" "}
      <code>ENTRA_CLIENT_ID</code> and its secret or certificate set (
      <code>GATEHOUSE_PRACTICE_TENANT=off</code> keeps the practice tenant away for good), and connect there.
    </p>
  );
}
