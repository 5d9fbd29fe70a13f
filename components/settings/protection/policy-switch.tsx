"use client";
import { useState } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { ChangeBlock, ChangeLine } from "#components/ui/change-block.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { showToast } from "#components/ui/toast.ts";
import { askProtectionChangeAction, tightenPolicyAction } from "#lib/entra/protection/server-actions.ts";
import { NO_SECOND_ADMIN } from "./second-admin-words.ts";
import { ChangeProblem } from "./change-problem.tsx";

type PolicySwitchProps = { isAllowed: boolean; isWaiting: boolean; hasOtherAdmin: boolean };

/** What happens to actions on privileged and protected people, and the way to the other answer. */
export function PolicySwitch({ isAllowed, isWaiting, hasOtherAdmin }: PolicySwitchProps) {
  return (
    <div className="mb-4 grid justify-items-start gap-2">
      <p>
        {isAllowed ? (
          <StatusMark glyph="arch">Every action needs a second person to approve it</StatusMark>
        ) : (
          <StatusMark glyph="barred" tone="quiet">
            Every action is refused, whoever asks
          </StatusMark>
        )}
      </p>
      {isAllowed ? <Tighten /> : isWaiting ? null : <Loosen hasOtherAdmin={hasOtherAdmin} />}
    </div>
  );
}

function Tighten() {
  const { run, isRunning, error } = useChange();
  const tighten = () =>
    run(
      () => tightenPolicyAction({}),
      () => showToast({ status: "done", title: "Actions on privileged people are refused again." }),
    );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button isRunning={isRunning} runningLabel="Saving…" onClick={tighten}>
        Refuse them again
      </Button>
      <ChangeProblem words={error} />
    </div>
  );
}

/** Asked in place, with what it changes; another admin confirms. */
function Loosen({ hasOtherAdmin }: { hasOtherAdmin: boolean }) {
  const [isAsking, setIsAsking] = useState(false);
  const { run, isRunning, error } = useChange();
  if (!isAsking) {
    return (
      <Button disabledReason={hasOtherAdmin ? undefined : NO_SECOND_ADMIN} onClick={() => setIsAsking(true)}>
        Allow with a second person
      </Button>
    );
  }
  return (
    <div className="w-full max-w-160">
      <ChangeBlock label="If you allow it">
        <ChangeLine change="changes">
          Actions on privileged and protected people can be asked for. A second person approves each one.
        </ChangeLine>
        <ChangeLine change="stays">Break-glass accounts stay refused.</ChangeLine>
        <ChangeLine change="stays">Nothing changes until another admin confirms it here.</ChangeLine>
      </ChangeBlock>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          isRunning={isRunning}
          runningLabel="Asking…"
          onClick={() => run(() => askProtectionChangeAction({ kind: "allow-second-person" }))}
        >
          Ask another admin
        </Button>
        <Button variant="ghost" onClick={() => setIsAsking(false)}>
          Keep refusing
        </Button>
        <ChangeProblem words={error} />
      </div>
    </div>
  );
}
