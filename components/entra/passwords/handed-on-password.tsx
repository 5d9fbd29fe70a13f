"use client";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import type { HandedOnPage } from "#lib/entra/passwords/types.ts";
import { ShownDialog } from "./shown-dialog.tsx";
import { useShowing } from "./use-showing.ts";

/** For a manager: the temporary password of somebody in their team. Opening the page shows nothing yet. */
export function HandedOnPassword({ runId, personName, until, whyNot }: HandedOnPage) {
  const router = useRouter();
  const { showing, show, forget } = useShowing(runId);
  const close = () => {
    forget();
    router.refresh();
  };
  const refusal = showing.step === "refused" ? showing.message : whyNot;
  return (
    <div className="max-w-165">
      <h1 className="text-20 font-semibold [overflow-wrap:anywhere]">Temporary password for {personName}</h1>
      {refusal === null ? (
        <>
          <p className="mt-2">
            IT has reset the password of {personName} and left it to you. Be with them, or have them on the
            phone: it is shown once, until <Time at={until} />, and must be changed at the next sign-in.
          </p>
          <Button
            variant="primary"
            className="mt-4"
            isRunning={showing.step === "running"}
            onClick={() => void show()}
          >
            Show password
          </Button>
        </>
      ) : (
        <p role="alert" className="mt-2">
          {refusal}
        </p>
      )}
      {showing.step === "shown" ? (
        <ShownDialog password={showing.password} personName={personName} onClose={close} />
      ) : null}
    </div>
  );
}
