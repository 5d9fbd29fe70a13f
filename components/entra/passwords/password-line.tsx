"use client";
import { useQueryClient } from "#components/ui/query.ts";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Time } from "#components/ui/time.tsx";
import type { PasswordView } from "#lib/entra/passwords/types.ts";
import { PasswordDialog } from "./password-dialog.tsx";
import { passwordLink } from "./password-link.ts";
import { useShowing } from "./use-showing.ts";

type PasswordLineProps = {
  runId: string;
  personName: string;
  view: PasswordView;
  /** It was made by the click just now: the dialog opens by itself. */
  isFresh: boolean;
};

/**
 * How a run's temporary password stands, and the way to it. The dialog stays whatever the view becomes
 * meanwhile: what it shows can't be had again.
 */
export function PasswordLine({ runId, personName, view, isFresh }: PasswordLineProps) {
  const [choice, setChoice] = useState<boolean | null>(null);
  const client = useQueryClient();
  const { showing, show, handOn, forget } = useShowing(runId);
  const isMine = view.standing === "ready" && view.isYours;
  const isOpen = choice ?? (isFresh && isMine);
  const managerName = view.standing === "ready" ? view.managerName : null;
  const leaveToManager = () => {
    setChoice(true);
    void handOn();
  };
  const close = () => {
    setChoice(false);
    forget();
    void client.invalidateQueries({ queryKey: ["side-panel"] });
  };
  return (
    <div className="mt-1 ml-6">
      <p className="text-12 text-ink-2">
        <Standing view={view} />
      </p>
      {isMine ? (
        <div className="mt-1.5 flex flex-wrap gap-2">
          <Button size="s" icon={<Icon of={KeyRound} size={14} />} onClick={() => setChoice(true)}>
            Show password
          </Button>
          {managerName === null ? null : (
            <Button size="s" variant="ghost" onClick={leaveToManager}>
              Hand to {managerName}
            </Button>
          )}
        </div>
      ) : null}
      {view.standing === "handed-on" ? (
        <CopyButton text={passwordLink(runId)} label="Copy link" hasLabel className="mt-1.5" />
      ) : null}
      <PasswordDialog
        runId={runId}
        personName={personName}
        managerName={managerName}
        showing={showing}
        isOpen={isOpen}
        onShow={() => void show()}
        onHandOn={leaveToManager}
        onClose={close}
      />
    </div>
  );
}

function Standing({ view }: { view: PasswordView }) {
  switch (view.standing) {
    case "ready":
      return (
        <>
          The temporary password waits {view.isYours ? "for you" : "for the agent who reset it"} until{" "}
          <Time at={view.until} />.
        </>
      );
    case "handed-on":
      return (
        <>
          Only {view.toName} can look at the temporary password, until <Time at={view.until} />.
        </>
      );
    case "revealed":
      return (
        <>
          {view.byName} looked at the temporary password, <Time at={view.at} />. It was not kept.
        </>
      );
    case "wiped":
      return "Nobody looked at the temporary password in 15 minutes, so it is wiped. Reset it again.";
  }
}
