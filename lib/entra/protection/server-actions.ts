"use server";
import { serverAction } from "#lib/platform/server-action.ts";
import { askProtectionChange } from "./ask-protection-change.ts";
import { decideProtectionChange } from "./decide-protection-change.ts";
import { pauseAutomation } from "./pause-automation.ts";
import { protectPerson } from "./protect-person.ts";
import { releaseLimit } from "./release-limit.ts";
import { resumeAutomation } from "./resume-automation.ts";
import {
  askChangeInput,
  decideChangeInput,
  nothingInput,
  pauseAutomationInput,
  protectPersonInput,
  releaseLimitInput,
} from "./schema.ts";
import { tightenPolicy } from "./tighten-policy.ts";

export const protectPersonAction = serverAction(
  { name: "protect-person", roles: ["admin"], input: protectPersonInput },
  (ctx, input) => protectPerson(ctx, input),
);

export const askProtectionChangeAction = serverAction(
  { name: "ask-protection-change", roles: ["admin"], input: askChangeInput },
  (ctx, input) => askProtectionChange(ctx, input),
);

export const decideProtectionChangeAction = serverAction(
  {
    name: "decide-protection-change",
    roles: ["admin"],
    input: decideChangeInput,
    needsProof: (_ctx, { decision }) => decision === "confirm",
  },
  (ctx, input) => decideProtectionChange(ctx, input),
);

export const tightenPolicyAction = serverAction(
  { name: "tighten-policy", roles: ["admin"], input: nothingInput },
  (ctx) => tightenPolicy(ctx),
);

export const releaseLimitAction = serverAction(
  { name: "release-limit", roles: ["admin"], input: releaseLimitInput, needsProof: true },
  (ctx, input) => releaseLimit(ctx, input),
);

export const pauseAutomationAction = serverAction(
  { name: "pause-automation", roles: ["agent", "admin"], input: pauseAutomationInput },
  (ctx, input) => pauseAutomation(ctx, input),
);

export const resumeAutomationAction = serverAction(
  { name: "resume-automation", roles: ["admin"], input: nothingInput },
  (ctx) => resumeAutomation(ctx),
);
