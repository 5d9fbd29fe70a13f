"use server";
import { z } from "zod";
import { serverAction } from "#lib/platform/server-action.ts";
import { cancelImport } from "./cancel-import.ts";
import { discardHold, releaseHold } from "./decide-hold.ts";
import { finishSetup } from "./finish-setup.ts";
import { requestSync } from "./request-sync.ts";
import { saveSyncSettings } from "./save-sync-settings.ts";
import { syncSettingsInput } from "./sync-settings.ts";

const nothing = z.strictObject({});
const oneHold = z.strictObject({ holdId: z.guid() });

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

export const releaseHoldAction = serverAction(
  { name: "release-hold", roles: ["admin"], input: oneHold, needsProof: true },
  (ctx, input) => releaseHold(ctx, input),
);

export const discardHoldAction = serverAction(
  { name: "discard-hold", roles: ["admin"], input: oneHold },
  (ctx, input) => discardHold(ctx, input),
);

export const saveSyncSettingsAction = serverAction(
  { name: "save-sync-settings", roles: ["admin"], input: syncSettingsInput },
  (ctx, input) => saveSyncSettings(ctx, input),
);
