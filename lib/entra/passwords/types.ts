import type { actionRuns, temporaryPasswords } from "#db/schema/index.ts";

/** A temporary password's row with the run that made it. */
export type KeptPassword = {
  password: typeof temporaryPasswords.$inferSelect;
  run: Pick<
    typeof actionRuns.$inferSelect,
    "id" | "state" | "tenantId" | "subjectObjectId" | "subjectName" | "requestId" | "digest"
  >;
};

/** How a temporary password stands, as a run's line shows it. Never the password. */
export type PasswordView =
  | {
      standing: "ready";
      /** The reader is the one who may look. */
      isYours: boolean;
      /** Who it can be handed on to, by name. */
      managerName: string | null;
      until: number;
    }
  | { standing: "handed-on"; toName: string; until: number }
  | { standing: "revealed"; byName: string; at: number }
  /** Nobody looked in time. */
  | { standing: "wiped" };

/** What its one showing gives. */
export type ShownPassword = { password: string; personName: string };

/** What the manager's page says before anything is shown: for whom it is, or why there is nothing. */
export type HandedOnPage = { runId: string; personName: string; until: number; whyNot: string | null };
