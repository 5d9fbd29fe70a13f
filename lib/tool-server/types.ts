import type { PersonalKeyContext, PersonalScope } from "#lib/access-keys/types.ts";
import type { OpenActionTools } from "#lib/approvals/open-action-tools.ts";
import type { Role } from "#lib/platform/context.ts";

/** Who calls, and how an action that runs at once reaches Entra. */
export type ToolContext = PersonalKeyContext & { open: OpenActionTools };

/** What a tool answers: plain data for the program, and what the audit keeps of it. */
export type ToolAnswer = {
  data: Record<string, unknown>;
  /** How it ended, in the audit's words; "Done" when left out. */
  result?: string;
  requestId?: string | null;
  actionRunId?: string | null;
  /** More for the audit: ids and numbers, never texts of the caller. */
  details?: Record<string, unknown>;
};

/** One tool as the server offers it. */
export type Tool = {
  name: string;
  title: string;
  description: string;
  scope: PersonalScope;
  roles: readonly Role[];
  /** It changes nothing. */
  isReadOnly: boolean;
  /** JSON Schema of the arguments, an object at its root. */
  inputSchema: { type: "object"; [key: string]: unknown };
  /** Parses the arguments and runs. Throws `DeskError`; its sentence reaches the caller. */
  call: (ctx: ToolContext, args: unknown) => ToolAnswer | Promise<ToolAnswer>;
};

/** What a caller gets: the data, or the sentence that says why not. */
export type ToolResult = { isError: boolean; data: Record<string, unknown> };
