import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId, sha256 } from "#lib/platform/ids.ts";
import { log } from "#lib/platform/log.ts";
import { TOOLS, whyNotOffered } from "./registry.ts";
import type { Tool, ToolAnswer, ToolResult, ToolContext } from "./types.ts";

/**
 * One call of a tool by name: scope and role → parse → run → audit. Never throws: a refusal is its
 * sentence, a fault a number to ask about. Every call leaves its line in the audit, without its arguments.
 */
export async function callTool(ctx: ToolContext, name: string, args: unknown): Promise<ToolResult> {
  const digest = sha256(JSON.stringify([name, args]));
  const tool = TOOLS.find((each) => each.name === name);
  if (tool === undefined) return refused(ctx, { name: "unknown tool", digest }, "There is no such tool.");
  try {
    const answer = await callOffered(ctx, tool, args);
    audit(ctx, { name, digest }, answer.result ?? "Done", answer);
    return { isError: answer.result === "refused" || answer.result === "failed", data: answer.data };
  } catch (error) {
    if (error instanceof DeskError) {
      const fields = Object.entries(error.fieldErrors ?? {}).map(([field, why]) => `${field}: ${why}`);
      return refused(ctx, { name, digest }, [error.message, ...fields].join(" "));
    }
    const errorId = newId();
    log.error({ err: error, errorId, tool: name }, "a tool failed");
    audit(ctx, { name, digest }, "failed", { data: {}, details: { errorId } });
    return problem(`Something went wrong on our side. Error ${errorId.slice(0, 8)}.`);
  }
}

function callOffered(ctx: ToolContext, tool: Tool, args: unknown): ToolAnswer | Promise<ToolAnswer> {
  const why = whyNotOffered(ctx, tool);
  if (why !== null) throw new DeskError("not-allowed", why);
  return tool.call(ctx, args);
}

type Call = { name: string; digest: string };

function refused(ctx: ToolContext, call: Call, why: string): ToolResult {
  audit(ctx, call, "refused", { data: {}, details: { why } });
  return problem(why);
}

function problem(message: string): ToolResult {
  return { isError: true, data: { status: "refused", message } };
}

function audit(ctx: ToolContext, { name, digest }: Call, result: string, answer: ToolAnswer): void {
  const { key } = ctx;
  recordAudit(ctx, {
    event: "tool.called",
    result,
    target: { kind: "access-key", id: key.id, name: key.name },
    digest,
    requestId: answer.requestId ?? null,
    actionRunId: answer.actionRunId ?? null,
    details: { labels: { tool: name }, begins: key.prefix, ...answer.details },
  });
}
