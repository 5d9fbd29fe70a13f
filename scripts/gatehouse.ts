import { NewerSchemaError, prepareUpgrade } from "#db/prepare-upgrade.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { database } from "#db/database.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { commandLineActor } from "#lib/platform/context.ts";
import { EnvironmentError, env } from "#lib/platform/env.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { backupCheck } from "./commands/backup-check.ts";
import { backup } from "./commands/backup.ts";
import { restore } from "./commands/restore.ts";
import { auditExport } from "./commands/audit-export.ts";
import { auditVerify } from "./commands/audit-verify.ts";
import { connect } from "./commands/connect.ts";
import { createAdminCommand } from "./commands/create-admin.ts";
import { EXIT, UsageError, type Command } from "./commands/command.ts";
import { sandboxReset } from "./commands/sandbox-reset.ts";
import { status } from "./commands/status.ts";
import { sync } from "./commands/sync.ts";

const COMMANDS: readonly Command[] = [
  status,
  connect,
  sync,
  auditVerify,
  auditExport,
  backupCheck,
  backup,
  restore,
  createAdminCommand,
  sandboxReset,
];

const WIDTH = Math.max(...COMMANDS.map(({ usage: line }) => line.length));

const usage = () =>
  [
    "Usage: npm run -s gatehouse -- <command>",
    ...COMMANDS.map(({ usage: line, what }) => `  ${line.padEnd(WIDTH)} ${what}`),
  ].join("\n");

/** Runs one command. Results go to stdout as JSON, words to stderr; gives the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const command = COMMANDS.find(({ words }) => words.every((word, index) => argv[index] === word));
  if (command === undefined) {
    console.error(usage());
    return EXIT.usage;
  }
  try {
    env();
    const args = argv.slice(command.words.length);
    if ("runApart" in command) return await command.runApart({ args });
    const stop = new AbortController();
    for (const name of ["SIGTERM", "SIGINT"] as const) process.on(name, () => stop.abort());
    const db = database();
    await prepareUpgrade(db);
    migrateDatabase(db);
    const ctx = { db, clock: systemClock, actor: commandLineActor };
    return await command.run({ ctx, args, signal: stop.signal });
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage()}`);
    return EXIT.usage;
  }
  if (error instanceof NewerSchemaError) {
    console.error(error.message);
    return EXIT.failed;
  }
  if (error instanceof EnvironmentError) {
    console.error(error.message);
    return EXIT.usage;
  }
  if (error instanceof DeskError) {
    console.error(error.message);
    if (error.code === "not-connected") return EXIT.notConnected;
    return error.code === "needs-reauthorization" ? EXIT.needsReauthorization : EXIT.failed;
  }
  if (error instanceof GraphError) {
    console.error(`Microsoft Graph: ${error.message}`);
    return error.kind === "needs-reauthorization" ? EXIT.needsReauthorization : EXIT.failed;
  }
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.failed;
}

process.exitCode = await main(process.argv.slice(2));
