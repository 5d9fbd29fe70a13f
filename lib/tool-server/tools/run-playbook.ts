import { z } from "zod";
import { env } from "#lib/platform/env.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { checkNewWish, type Wish } from "#lib/playbooks/proposals/check-wish.ts";
import { askForPlaybook, type Asked } from "#lib/playbooks/proposals/ask-for-playbook.ts";
import { mayWorkOn } from "#lib/requests/policy.ts";
import { submitRequestSchema } from "#lib/requests/schema.ts";
import { submitRequest } from "#lib/requests/submit-request.ts";
import { defineTool } from "../define-tool.ts";
import { requestOfNumber } from "../request-of-number.ts";
import type { ToolAnswer, ToolContext } from "../types.ts";

const { title, details } = submitRequestSchema.shape;
/** A title that is cut from a longer text. */
const TITLE_LETTERS = 80;

export const runPlaybookTool = defineTool({
  name: "run_playbook",
  title: "Run playbook",
  description:
    "Proposes a published playbook on a request, or on a new one in this member's name. It is not done by this call: an agent runs it in Gatehouse, unless it is Automatic and every limit lets it begin. Say what came of it; never report a proposal as done.",
  scope: "run-playbooks",
  roles: ["employee", "agent", "admin"],
  isReadOnly: false,
  input: z.strictObject({
    playbook: z.uuid().describe("Its id, from list_playbooks."),
    inputs: z
      .record(z.string().max(40), z.string().max(400))
      .default({})
      .describe(
        "By the key of each: an object id or the exact name for people, groups and apps; a day as 2027-06-30.",
      ),
    request: z.int().positive().optional().describe("Number of the request it is for: 12 for REQ-12."),
    text: details
      .default("")
      .describe("Without a request: what is needed, in the member's own words. A request is made of it."),
    callId: z.uuid().optional().describe("Choose one per wish: sent twice, one request is made."),
  }),
  run: async (ctx, { playbook, inputs, request, text, callId = newId() }) => {
    const wish = { playbookId: playbook, inputs };
    const requestId = requestOfNumber(ctx, request) ?? fileRequest(ctx, wish, text, callId);
    const asked = await askForPlaybook(ctx, { ...wish, requestId, through: ctx.key.name });
    return answerOf(ctx, asked);
  },
});

/** A request in the member's name, once it is sure that the playbook can be asked for on it. */
function fileRequest(ctx: ToolContext, wish: Wish, text: string, formToken: string): string {
  if (text === "")
    throw new DeskError("invalid-input", "text: Say what is needed, or give the number of a request.");
  checkNewWish(ctx, wish, text);
  // The member's words alone: the name of a playbook would be read like theirs.
  const letters = [...(text.split("\n")[0] ?? "")];
  const isLong = letters.length > TITLE_LETTERS;
  const line = title.parse(`${letters.slice(0, TITLE_LETTERS).join("")}${isLong ? "…" : ""}`);
  submitRequest(ctx, { formToken, serviceKey: "something-else", title: line, details: text });
  return formToken;
}

function answerOf(ctx: ToolContext, { proposal, playbook, request, steps }: Asked): ToolAnswer {
  const isProposed = proposal.state === "Proposed" || proposal.state === "Asking";
  const isAgent = mayWorkOn(ctx.actor);
  const path = isAgent ? "requests" : "portal/requests";
  const name = `REQ-${request.number}`;
  return {
    data: {
      status: isProposed ? "proposed" : "begun",
      message: isProposed
        ? `Proposed on ${name}, not done: an agent runs “${playbook.name}” in Gatehouse.`
        : `“${playbook.name}” has begun on ${name}: read_request says what came of it.`,
      request: request.number,
      link: `${env().publicUrl}/${path}/${request.number}`,
      // How things stand in Entra is for those who work on requests.
      ...(isAgent
        ? { steps: steps.map(({ title, status, why, approval }) => ({ title, status, why, approval })) }
        : {}),
    },
    result: isProposed ? "proposed" : "Started",
    requestId: request.id,
    details: { playbook: playbook.name, version: playbook.version, request: name },
  };
}
