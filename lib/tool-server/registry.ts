import { createRequestTool } from "./tools/create-request.ts";
import { explainAccessTool } from "./tools/explain-access.ts";
import { listPlaybooksTool } from "./tools/list-playbooks.ts";
import { listServicesTool } from "./tools/list-services.ts";
import { proposeActionTool } from "./tools/propose-action.ts";
import { readRequestTool } from "./tools/read-request.ts";
import { runPlaybookTool } from "./tools/run-playbook.ts";
import { searchAppsTool } from "./tools/search-apps.ts";
import { searchChoicesTool } from "./tools/search-choices.ts";
import { searchGroupsTool } from "./tools/search-groups.ts";
import { searchPeopleTool } from "./tools/search-people.ts";
import { searchRequestsTool } from "./tools/search-requests.ts";
import { willItWorkTool } from "./tools/will-it-work.ts";
import type { Tool, ToolContext } from "./types.ts";

/** Every tool, in the order it is offered. */
export const TOOLS: readonly Tool[] = [
  searchPeopleTool,
  searchGroupsTool,
  searchAppsTool,
  explainAccessTool,
  searchRequestsTool,
  readRequestTool,
  listServicesTool,
  searchChoicesTool,
  createRequestTool,
  willItWorkTool,
  proposeActionTool,
  listPlaybooksTool,
  runPlaybookTool,
];

/** Why this key can't use the tool; null when it can. */
export function whyNotOffered({ key, actor }: ToolContext, tool: Tool): string | null {
  if (!key.scopes.includes(tool.scope))
    return `This key is not allowed to do that. A key with “${tool.scope}” is needed.`;
  return tool.roles.includes(actor.role)
    ? null
    : "Your role does not include this. Ask an admin of Gatehouse.";
}
