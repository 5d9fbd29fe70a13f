"use client";
import { useEffect } from "react";
import { sendSeen } from "#lib/requests/server-actions.ts";

/** Tells the desk that this request was read up to its last change, while somebody looks at the page. */
export function useSeen(requestId: string, updatedAt: number): void {
  useEffect(() => {
    const tell = () => {
      // Only a mark: when it does not arrive, the request stays bold.
      if (document.visibilityState === "visible")
        void sendSeen({ requestId, upTo: updatedAt }).catch(() => undefined);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [requestId, updatedAt]);
}
