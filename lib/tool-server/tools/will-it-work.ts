import { z } from "zod";
import { readPreview, readTargets } from "#lib/approvals/panel-data.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import { actionArguments, actionProperties } from "../action-arguments.ts";
import { defineTool } from "../define-tool.ts";
import { requestOfNumber } from "../request-of-number.ts";

export const willItWorkTool = defineTool({
  name: "will_it_work",
  title: "Will it work?",
  description:
    "Says whether an action on a person would work and why not, whose approval it takes, and what would change. For an app it also lists the choices of “access”. Changes nothing.",
  scope: "propose-actions",
  roles: ["agent", "admin"],
  isReadOnly: true,
  input: z.strictObject({
    ...actionArguments,
    request: z.int().positive().optional().describe("Number of the request it is for: its rules count."),
  }),
  properties: actionProperties,
  run: (ctx, { action, person, input, request }) => {
    const requestId = requestOfNumber(ctx, request) ?? undefined;
    const choiceField = findAction(action)?.fields.find(({ kind }) => kind === "choice");
    // Without its choice an action on an app can't be judged: first say what there is to choose.
    if (choiceField !== undefined && input[choiceField.name] === undefined) {
      const target = Object.values(input)[0];
      const targets = readTargets(ctx, { action, subject: person, q: "", target, request: requestId });
      return { data: { choose: choiceField.name, targets } };
    }
    const [row] = readPreview(ctx, { action, subjects: [person], targets: [input], request: requestId });
    return { data: { ...row, nextStep: NEXT_STEP } };
  },
});

const NEXT_STEP = "Nothing has been done. propose_action proposes it.";
