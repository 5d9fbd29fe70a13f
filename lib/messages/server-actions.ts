"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { saveEmail } from "./email/save-email.ts";
import { saveEmailInput } from "./email/schema.ts";
import { testEmail } from "./email/test-email.ts";
import { markRead } from "./mark-read.ts";
import { retrySend } from "./retry-send.ts";
import { saveDefault } from "./save-default.ts";
import { savePreference } from "./save-preference.ts";
import { noInput, preferenceInput, readInput, retryInput, switchInput } from "./schema.ts";
import { switchChannel } from "./switch-channel.ts";
import { saveTeams } from "./teams/save-teams.ts";
import { saveTeamsInput } from "./teams/schema.ts";
import { testTeams } from "./teams/test-teams.ts";

const EVERYBODY = ["admin", "agent", "employee"] as const;

export const markReadAction = serverAction(
  { name: "markRead", roles: EVERYBODY, input: readInput },
  markRead,
);

export const savePreferenceAction = serverAction(
  { name: "savePreference", roles: EVERYBODY, input: preferenceInput },
  savePreference,
);

export const saveDefaultAction = serverAction(
  { name: "saveDefault", roles: ["admin"], input: preferenceInput },
  saveDefault,
);

export const retrySendAction = serverAction(
  { name: "retrySend", roles: ["admin"], input: retryInput },
  retrySend,
);

export const retryAllSendsAction = serverAction(
  { name: "retryAllSends", roles: ["admin"], input: noInput },
  (ctx) => retrySend(ctx, null),
);

export const saveEmailAction = serverAction(
  { name: "saveEmail", roles: ["admin"], input: saveEmailInput },
  (ctx, input) => saveEmail(ctx, input),
);

export const saveTeamsAction = serverAction(
  { name: "saveTeams", roles: ["admin"], input: saveTeamsInput },
  (ctx, input) => saveTeams(ctx, input),
);

export const switchChannelAction = serverAction(
  { name: "switchChannel", roles: ["admin"], input: switchInput },
  switchChannel,
);

/** Sends a test to whoever presses; the value says where to. */
export const testEmailAction = serverAction({ name: "testEmail", roles: ["admin"], input: noInput }, (ctx) =>
  testEmail(ctx),
);

/** The same by Teams. */
export const testTeamsAction = serverAction({ name: "testTeams", roles: ["admin"], input: noInput }, (ctx) =>
  testTeams(ctx),
);
