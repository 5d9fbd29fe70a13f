// Checks the settings, makes what is missing in the data folder, migrates, and prints the plan as JSON.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DamagedDatabaseError, openSound } from "#db/open-sound.ts";
import { NewerSchemaError, prepareUpgrade } from "#db/prepare-upgrade.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { beginAuditChain } from "#lib/audit/begin-audit-chain.ts";
import { checkInstance } from "#lib/instance/check-instance.ts";
import { ensureSetupCode } from "#lib/members/ensure-setup-code.ts";
import { EnvironmentError, parseEnvironment } from "#lib/platform/env.ts";
import { loadSealingKey } from "#lib/platform/secrets.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { workerActor } from "#lib/platform/context.ts";
import { ensureRules } from "#lib/approvals/rules/ensure-rules.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";

/** A random secret kept in a file that only its owner may read; made on first use. */
function keptSecret(path: string): string {
  if (!existsSync(path)) {
    writeFileSync(path, randomBytes(32).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(path, "utf8").trim();
}

async function prepare() {
  const settings = parseEnvironment(process.env);
  const keys = join(settings.dataDir, "keys");
  const practiceDir = join(settings.dataDir, "practice");
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  mkdirSync(practiceDir, { recursive: true, mode: 0o700 });
  loadSealingKey(join(keys, "sealing.key"));
  const authSecret = process.env.AUTH_SECRET || keptSecret(join(keys, "auth.secret"));
  const practiceSecret = keptSecret(join(practiceDir, "client.secret"));
  const practiceControlToken = keptSecret(join(practiceDir, "control.token"));

  const db = openSound(join(settings.dataDir, "gatehouse.db"));
  const copy = await prepareUpgrade(db);
  if (copy !== null) process.stderr.write(`The database is upgraded; its copy from before is ${copy}.\n`);
  migrateDatabase(db);
  const ctx = { db, clock: systemClock, actor: workerActor };
  beginAuditChain(ctx);
  ensureServices(db);
  ensureRules(db, Date.now());
  const hold = checkInstance(ctx);
  const setupCode = ensureSetupCode(db, systemClock);
  db.$client.close();

  const { port, sandboxPort, publicUrl, isPractice } = settings;
  return {
    port,
    sandboxPort,
    publicUrl,
    isPractice,
    setupCode,
    isHeld: hold !== null,
    practiceDir,
    practiceSecret,
    practiceControlToken,
    // Personas need no password, so a practice desk answers this machine only.
    host: isPractice && process.env.GATEHOUSE_PUBLIC_URL === undefined ? "127.0.0.1" : "0.0.0.0",
    env: { AUTH_SECRET: authSecret, NEXTAUTH_SECRET: authSecret, NEXTAUTH_URL: publicUrl },
  };
}

try {
  process.stdout.write(JSON.stringify(await prepare()));
} catch (error) {
  if (error instanceof NewerSchemaError || error instanceof DamagedDatabaseError) {
    process.stderr.write(`\n${error.message}\n\n`);
    process.exit(1);
  }
  if (!(error instanceof EnvironmentError)) throw error;
  process.stderr.write(
    `\nGatehouse can't start with these settings:\n${error.message.replace(/^/gm, "  ")}\nSee .env.example.\n\n`,
  );
  process.exit(1);
}
