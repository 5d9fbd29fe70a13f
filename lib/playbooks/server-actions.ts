"use server";

import { z } from "zod";
import { serverAction } from "#lib/platform/server-action.ts";
import { createPlaybook } from "./create-playbook.ts";
import { pausePlaybook } from "./pause-playbook.ts";
import { openModel } from "./model/open-model.ts";
import { dismissProposal } from "./proposals/dismiss-proposal.ts";
import { fillInput as fillProposalInput } from "./proposals/fill-input.ts";
import { runsHard } from "./proposals/proposal-proof.ts";
import { runProposal } from "./proposals/run-proposal.ts";
import { publishPlaybook } from "./publish-playbook.ts";
import { restorePlaybook } from "./restore-playbook.ts";
import { runTests } from "./run-tests.ts";
import { saveAgentSettings } from "./save-agent-settings.ts";
import { savePlaybook } from "./save-playbook.ts";
import {
  fillInput,
  newPlaybookInput,
  playbookId,
  playbookInput,
  proposalInput,
  testsInput,
  tryInput,
  versionInput,
} from "./schema.ts";
import { modelInput, stopInput } from "./settings-schema.ts";
import { stopAgent } from "./stop-agent.ts";
import { tryMessage } from "./try-message.ts";

const AGENTS = ["admin", "agent"] as const;
const ADMINS = ["admin"] as const;

export const sendNewPlaybook = serverAction(
  { name: "createPlaybook", roles: ADMINS, input: newPlaybookInput },
  createPlaybook,
);
export const sendPlaybook = serverAction(
  { name: "savePlaybook", roles: ADMINS, input: playbookInput },
  savePlaybook,
);
export const sendPublication = serverAction(
  { name: "publishPlaybook", roles: ADMINS, input: playbookId },
  (ctx, input) => publishPlaybook(ctx, input),
);
export const sendPlaybookPause = serverAction(
  { name: "pausePlaybook", roles: ADMINS, input: playbookId },
  pausePlaybook,
);
export const sendPlaybookRestore = serverAction(
  { name: "restorePlaybook", roles: ADMINS, input: versionInput },
  restorePlaybook,
);
export const sendTry = serverAction({ name: "tryMessage", roles: ADMINS, input: tryInput }, (ctx, input) =>
  tryMessage(ctx, input),
);
export const sendTestRun = serverAction(
  { name: "runTests", roles: ADMINS, input: testsInput },
  (ctx, input) => runTests(ctx, input, openModel(ctx)),
);
export const sendProposalRun = serverAction(
  { name: "runProposal", roles: AGENTS, input: proposalInput, needsProof: runsHard },
  runProposal,
);
export const sendProposalInput = serverAction(
  { name: "fillInput", roles: AGENTS, input: fillInput },
  fillProposalInput,
);
export const sendDismissal = serverAction(
  { name: "dismissProposal", roles: AGENTS, input: proposalInput.extend({ takesOver: z.boolean() }) },
  dismissProposal,
);
export const sendAgentSettings = serverAction(
  { name: "saveAgentSettings", roles: ADMINS, input: modelInput },
  saveAgentSettings,
);
export const sendAgentStop = serverAction({ name: "stopAgent", roles: AGENTS, input: stopInput }, stopAgent);
