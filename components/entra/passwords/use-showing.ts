"use client";
import { useState } from "react";
import { withProof } from "#components/proof/with-proof.ts";
import { passPasswordOn, showPassword } from "#lib/entra/passwords/server-actions.ts";
import type { ShownPassword } from "#lib/entra/passwords/types.ts";

/** Where the showing of one password stands. The password is in this state and nowhere else. */
export type Showing =
  | { step: "asking" }
  | { step: "running"; what: "show" | "hand-on" }
  | ({ step: "shown" } & ShownPassword)
  | { step: "handed-on"; toName: string }
  | { step: "refused"; message: string };

const LOST = "Gatehouse didn't answer. If the password was on its way, it is lost: reset it again.";

/** Shows a password once, or hands it on. No query, no mutation: their caches would keep the answer. */
export function useShowing(runId: string) {
  const [showing, setShowing] = useState<Showing>({ step: "asking" });
  const show = async () => {
    setShowing({ step: "running", what: "show" });
    try {
      const answer = await withProof(() => showPassword({ runId }));
      setShowing(
        answer.status === "ok"
          ? { step: "shown", ...answer.value }
          : { step: "refused", message: answer.message },
      );
    } catch {
      // The connection broke: what was shown to nobody is gone all the same.
      setShowing({ step: "refused", message: LOST });
    }
  };
  const handOn = async () => {
    setShowing({ step: "running", what: "hand-on" });
    try {
      const answer = await passPasswordOn({ runId });
      setShowing(
        answer.status === "ok"
          ? { step: "handed-on", ...answer.value }
          : { step: "refused", message: answer.message },
      );
    } catch {
      // Nothing is lost here: it can be tried again.
      setShowing({ step: "asking" });
    }
  };
  return { showing, show, handOn, forget: () => setShowing({ step: "asking" }) };
}
