"use server";
import { z } from "zod";
import { serverAction } from "#lib/platform/server-action.ts";
import { cancelImport } from "./cancel-import.ts";
import { finishSetup } from "./finish-setup.ts";
import { requestSync } from "./request-sync.ts";

const nothing = z.strictObject({});

export const syncNowAction = serverAction({ name: "sync-now", roles: ["admin"], input: nothing }, (ctx) =>
  requestSync(ctx, { kind: "delta" }),
);

export const retryImportAction = serverAction(
  { name: "retry-import", roles: ["admin"], input: nothing },
  (ctx) => requestSync(ctx, { kind: "import" }),
);

export const cancelImportAction = serverAction(
  { name: "cancel-import", roles: ["admin"], input: nothing },
  (ctx) => cancelImport(ctx),
);

export const finishSetupAction = serverAction(
  { name: "finish-setup", roles: ["admin"], input: nothing },
  (ctx) => finishSetup(ctx),
);
