"use client";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { onDemand, usePreload } from "#components/ui/on-demand.tsx";
import type { PanelData } from "#lib/approvals/panel-data.ts";
import type { ActionCard } from "#lib/entra/actions/panel-types.ts";
import { ActionList } from "./action-list.tsx";
import { ApprovalLine } from "./approval-line.tsx";
import { RunLine } from "./run-line.tsx";
import type { ActionRunner } from "./use-action-runner.ts";
import { usePanelKeys } from "./use-panel-keys.ts";

const ActionForm = onDemand(async () => (await import("./action-form.tsx")).ActionForm);

type PanelActionsProps = {
  data: Extract<PanelData, { status: "person" }>;
  requestId: string | null;
  runner: ActionRunner;
};

/** The list of actions, or the open form in its place, then what waits for approval and this request's runs. */
export function PanelActions({ data, requestId, runner }: PanelActionsProps) {
  const box = useRef<HTMLElement>(null);
  usePreload(ActionForm);
  const { form, result } = runner;
  const openCard = form === null ? undefined : data.cards.find((card) => card.key === form.actionKey);
  const lastOpened = useRef<string | null>(null);

  const focusAction = (key: string | null) => {
    const first = box.current?.querySelector<HTMLElement>("button[data-action]:not([aria-disabled])");
    const asked =
      key === null ? null : box.current?.querySelector<HTMLElement>(`button[data-action="${key}"]`);
    (asked ?? first ?? box.current?.querySelector<HTMLElement>("button[data-action]"))?.focus();
  };
  const open = (card: ActionCard) => {
    lastOpened.current = card.key;
    runner.open(card.key);
  };
  const cancel = () => {
    runner.close();
    requestAnimationFrame(() => focusAction(lastOpened.current));
  };
  usePanelKeys((key) => {
    if (form !== null) return false;
    if (key === "a") {
      focusAction(null);
      return true;
    }
    const meant = data.cards.filter((card) => card.shortcut === key);
    const ready = meant.find((card) => card.eligibility.status === "ready");
    if (ready !== undefined) open(ready);
    else focusAction(meant[0]?.key ?? null);
    return meant.length > 0;
  });

  // After running, the focus moves to the result: the line of its run or its approval, else the message.
  useEffect(() => {
    if (result === null) return;
    const find = (selector: string) => box.current?.querySelector<HTMLElement>(selector);
    const run = result.runId === null ? null : find(`[data-run="${result.runId}"]`);
    const approval = result.approvalId === null ? null : find(`[data-approval="${result.approvalId}"]`);
    (run ?? approval ?? find("[data-result]"))?.focus();
  }, [result]);
  const hasLine =
    data.runs.some(({ id }) => id === result?.runId) ||
    data.approvals.some(({ id }) => id === result?.approvalId);

  return (
    <section ref={box} aria-label="Actions" className="border-t border-line pt-1.5">
      <div className="flex min-h-8 items-center px-4 pb-1">
        <h3 className="flex-1 text-12 font-medium text-ink-2">Actions</h3>
        {openCard === undefined ? null : (
          <Button size="s" variant="ghost" className="-mr-2" onClick={cancel} disabled={runner.isRunning}>
            All actions
          </Button>
        )}
      </div>
      {result !== null && !hasLine ? (
        <div data-result tabIndex={-1} className="mx-3 mb-2.5">
          <Notice tone={result.tone === "polite" ? "success" : "danger"} title={result.title}>
            <p className="text-12">{result.message}</p>
          </Notice>
        </div>
      ) : null}
      {form === null || openCard === undefined ? (
        <ActionList
          cards={data.cards}
          isPaused={data.paused !== null}
          canReconnect={data.canReconnect}
          onOpen={open}
        />
      ) : (
        <ActionForm
          key={form.id}
          card={openCard}
          open={form}
          person={data.person}
          requestId={requestId}
          runner={runner}
          onCancel={cancel}
        />
      )}
      {data.approvals.length === 0 ? null : (
        <ul aria-label="Approvals">
          {data.approvals.map((approval) => (
            <ApprovalLine
              key={approval.id}
              approval={approval}
              pausedBy={data.automationPause?.byName ?? null}
              isBusy={runner.isRunning}
              isStarting={runner.starting === approval.id}
              onStart={() => runner.start(approval.id)}
              onChanged={runner.refresh}
            />
          ))}
        </ul>
      )}
      {data.runs.length === 0 ? null : (
        <ul aria-label="Results">
          {data.runs.map((run) => (
            <RunLine
              key={run.id}
              run={run}
              personName={data.person.displayName}
              isFresh={result?.runId === run.id}
              canReconnect={data.canReconnect}
              hasTimeline={requestId !== null}
              isBusy={runner.isRunning}
              isUndoing={runner.undoing === run.id}
              onUndo={() => runner.undo(run.id)}
              onAgain={() => runner.open(run.actionKey, run.input)}
            />
          ))}
        </ul>
      )}
      <output aria-live="polite" className="sr-only">
        {runner.isRunning && openCard !== undefined
          ? openCard.running
          : result?.tone === "polite"
            ? result.message
            : ""}
      </output>
      <div role="alert" className="sr-only">
        {result?.tone === "assertive" ? result.message : ""}
      </div>
    </section>
  );
}
