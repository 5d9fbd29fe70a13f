import type { Context } from "#lib/platform/context.ts";

/** Exit codes, documented in docs/command-line.md. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  notConnected: 3,
  needsReauthorization: 4,
  held: 5,
} as const;

type Described = {
  /** As typed: `["sandbox", "reset"]`. */
  words: readonly string[];
  usage: string;
  what: string;
};

/** What works on the database of the data folder, brought to the newest version. */
export type DatabaseCommand = Described & {
  run(call: { ctx: Context; args: readonly string[]; signal: AbortSignal }): Promise<number>;
};

/** What must not open, let alone make, the database of the data folder. */
export type ApartCommand = Described & { runApart(call: { args: readonly string[] }): Promise<number> };

export type Command = DatabaseCommand | ApartCommand;

/** The command line itself was wrong. */
export class UsageError extends Error {}

/** The one place that writes to stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Reads `--name` and `--name value`; anything else is a `UsageError`. */
export function readOptions<Name extends string>(
  args: readonly string[],
  known: Record<Name, "flag" | "text">,
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  const isKnown = (name: string): name is Name => Object.hasOwn(known, name);
  for (let at = 0; at < args.length; at += 1) {
    const [name = "", inline] = (args[at] ?? "").replace(/^--/, "").split("=", 2);
    if (!args[at]?.startsWith("--") || !isKnown(name)) throw new UsageError(`Unknown argument: ${args[at]}`);
    if (known[name] === "flag") {
      found[name] = "yes";
      continue;
    }
    const value = inline ?? args[(at += 1)];
    if (value === undefined || value.startsWith("--")) throw new UsageError(`--${name} needs a value.`);
    found[name] = value;
  }
  return found;
}
