import { z } from "zod";
import { DeskError } from "#lib/platform/errors.ts";
import type { Tool, ToolAnswer, ToolContext } from "./types.ts";

type Given<Schema extends z.ZodType> = Omit<Tool, "inputSchema" | "call"> & {
  /** A strict object: what it does not name is refused. */
  input: Schema;
  /** Parts of the JSON Schema that say more than the parser needs. */
  properties?: Record<string, unknown>;
  run: (ctx: ToolContext, input: z.output<Schema>) => ToolAnswer | Promise<ToolAnswer>;
};

/** A tool from the schema of its arguments, which both parses and describes them. */
export function defineTool<Schema extends z.ZodType>(given: Given<Schema>): Tool {
  const { input, properties, run, ...rest } = given;
  const { $schema: _dialect, type: _type, ...schema } = z.toJSONSchema(input, { io: "input" });
  return {
    ...rest,
    inputSchema: { ...schema, type: "object", properties: { ...schema.properties, ...properties } },
    call: (ctx, args) => {
      const parsed = input.safeParse(args);
      if (parsed.success) return run(ctx, parsed.data);
      const [issue] = parsed.error.issues;
      const path = issue?.path.join(".") ?? "";
      const message = issue?.message ?? "Check the arguments.";
      throw new DeskError("invalid-input", path === "" ? message : `${path}: ${message}`);
    },
  };
}
