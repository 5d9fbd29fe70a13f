"use client";
import { RotateCw, Undo2 } from "lucide-react";
import { PasswordLine } from "#components/entra/passwords/password-line.tsx";
import { Button } from "#components/ui/button.tsx";
import { ChangeLine } from "#components/ui/change-block.tsx";
import { EndsAt } from "#components/ui/ends-at.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TechnicalDetails } from "#components/ui/technical-details.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ActionRunView } from "#lib/entra/actions/panel-types.ts";
import { Elapsed } from "./elapsed.tsx";
import { RunMark } from "./run-mark.tsx";

type RunLineProps = {
  run: ActionRunView;
  personName: string;
  /** Its result came just now, from a click here. */
  isFresh: boolean;
  canReconnect: boolean;
  /** Its ids stand on a request's timeline; without one they stand here. */
  hasTimeline: boolean;
  isBusy: boolean;
  isUndoing: boolean;
  onUndo: () => void;
  /** Opens the same action's form again, filled in. */
  onAgain: () => void;
};

const HAS_RETRY = new Set(["failed", "undone"]);

/** One action of this request with its result, in place: what, when, by whom, why not, and the way on. */
export function RunLine(props: RunLineProps) {
  const { run, personName, isFresh, canReconnect, hasTimeline, isBusy, isUndoing, onUndo, onAgain } = props;
  const isBad = run.standing === "failed" || run.standing === "refused";
  const isLive = run.standing === "running";
  return (
    <li tabIndex={-1} data-run={run.id} className="border-t border-line px-4 py-2.5 -outline-offset-2">
      <ChangeLine
        change={run.mark}
        trailing={
          run.canBeUndone ? (
            <Undo isBusy={isBusy} isUndoing={isUndoing} onUndo={onUndo} target={run.target} />
          ) : null
        }
      >
        <div className={run.standing === "undone" ? "text-ink-2" : "font-medium"}>{run.target}</div>
        <div className="flex flex-wrap items-center gap-x-1.5 text-12">
          <RunMark standing={run.standing} word={isLive ? "Running" : run.word} />
          {isLive ? (
            <span className="text-ink-2">
              <Elapsed word={run.word} />
            </span>
          ) : (
            <span className="text-ink-2">
              <Time at={run.at} /> by {run.by}
              {run.endsAt === null ? null : (
                <>
                  {", "}
                  <EndsAt at={run.endsAt} />
                </>
              )}
              {run.standing === "verified" ? <span className="text-ink-3">, verified in Entra</span> : null}
            </span>
          )}
        </div>
        {run.message === null ? null : <p className="mt-0.5 text-12 text-ink-2">{run.message}</p>}
        {(isBad || (!hasTimeline && !isLive)) && run.technical !== null ? (
          <TechnicalDetails>
            {run.technical.map(({ label, value }) => `${label}: ${value}`).join("\n")}
          </TechnicalDetails>
        ) : null}
      </ChangeLine>
      {run.password === null ? null : (
        <PasswordLine runId={run.id} personName={personName} view={run.password} isFresh={isFresh} />
      )}
      {HAS_RETRY.has(run.standing) ? (
        <div className="mt-2 ml-6 flex gap-2">
          {run.needsReconnect && canReconnect ? (
            <LinkButton size="s" href="/settings/integrations/entra">
              Reconnect
            </LinkButton>
          ) : null}
          <Button
            size="s"
            variant="ghost"
            icon={<Icon of={RotateCw} size={14} />}
            onClick={onAgain}
            disabled={isBusy}
          >
            {run.standing === "undone" ? "Do it again" : "Try again"}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

type UndoProps = { isBusy: boolean; isUndoing: boolean; onUndo: () => void; target: string };

function Undo({ isBusy, isUndoing, onUndo, target }: UndoProps) {
  return (
    <Button
      size="s"
      icon={<Icon of={Undo2} size={14} />}
      isRunning={isUndoing}
      runningLabel="Undoing…"
      disabled={isBusy && !isUndoing}
      onClick={onUndo}
      aria-label={`Undo: ${target}`}
    >
      Undo
    </Button>
  );
}
