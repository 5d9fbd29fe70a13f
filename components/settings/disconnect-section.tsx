"use client";
import { useMutation } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { withProof } from "#components/proof/with-proof.ts";
import { Button } from "#components/ui/button.tsx";
import { ChangeBlock, ChangeLine } from "#components/ui/change-block.tsx";
import { disconnectAction } from "#lib/entra/connection/server-actions.ts";

/** Disconnect, confirmed in place with what it changes. */
export function DisconnectSection({ tenantName }: { tenantName: string }) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The question opens in place: focus goes to its harmless answer.
    if (isAsking) keep.current?.focus();
  }, [isAsking]);
  const disconnect = useMutation({
    mutationFn: () => withProof(() => disconnectAction({})),
    onSuccess: (result) => {
      if (result.status === "ok") router.push("/settings/integrations");
    },
  });
  if (!isAsking) {
    return (
      <Button variant="quiet-danger" onClick={() => setIsAsking(true)}>
        Disconnect
      </Button>
    );
  }
  return (
    <div className="max-w-160">
      <ChangeBlock label={`If you disconnect ${tenantName}`}>
        <ChangeLine change="loses">
          Syncs and actions stop at once. People, Groups and Apps become empty.
        </ChangeLine>
        <ChangeLine change="stays">Requests, timelines and the audit log are kept.</ChangeLine>
        <ChangeLine change="stays">
          Nothing changes in Entra. Take the consent back there, under Enterprise applications.
        </ChangeLine>
        <ChangeLine change="changes">
          Connecting the same tenant again needs a new import and review.
        </ChangeLine>
      </ChangeBlock>
      <div className="mt-3 flex items-center gap-2">
        <Button
          variant="danger"
          isRunning={disconnect.isPending}
          runningLabel="Disconnecting…"
          onClick={() => disconnect.mutate()}
        >
          Disconnect {tenantName}
        </Button>
        <Button ref={keep} variant="ghost" onClick={() => setIsAsking(false)}>
          Keep connected
        </Button>
        <span role="alert" className="text-danger-text">
          {disconnect.data !== undefined && disconnect.data.status !== "ok" ? disconnect.data.message : null}
        </span>
      </div>
    </div>
  );
}
