import "server-only";
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { inTransaction } from "#db/client.ts";
import { auditChain } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";
import { anchorMac, anchorsPath, type Anchor } from "./audit-anchors.ts";
import { beginAuditChain } from "./begin-audit-chain.ts";
import { chainStatements } from "./chain-statements.ts";

/**
 * Writes the newest row's place and hash outside the database, and into the process's log, where a log
 * collector keeps it off this machine. Null when nothing was added since the last one.
 */
export function setAnchor(ctx: Pick<Context, "db" | "clock" | "actor">): Anchor | null {
  const { db, clock } = ctx;
  const path = anchorsPath(db);
  if (path === null) return null;
  const key = beginAuditChain(ctx);
  const { seq, hash } = chainStatements(db).head();
  const anchored = db.select({ seq: auditChain.anchoredSeq }).from(auditChain).get()?.seq ?? 0;
  if (hash === null || seq === 0 || seq === anchored) return null;
  const facts = { seq, hash, at: clock.now(), key: key.id };
  const anchor = { ...facts, mac: anchorMac(key, facts) };
  appendLine(path, JSON.stringify(anchor));
  inTransaction(db, () => db.update(auditChain).set({ anchoredSeq: seq }).run());
  log.info({ anchor }, "audit anchor");
  return anchor;
}

/** Appends a whole line and waits for the disk; a line that a power cut left half is taken away first. */
function appendLine(path: string, line: string): void {
  const kept = existsSync(path) ? readFileSync(path).lastIndexOf("\n") + 1 : 0;
  const file = openSync(path, "a", 0o600);
  try {
    ftruncateSync(file, kept);
    writeSync(file, `${line}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
