import { closeSync, mkdirSync, openSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportAudit } from "#lib/audit/export-audit.ts";
import { auditExportSchema } from "#lib/audit/schema.ts";
import { lastSeq } from "#lib/instance/data.ts";
import { EXIT, printJson, readOptions, UsageError, type DatabaseCommand } from "./command.ts";

/** The name says how far a file goes: the next one begins after the furthest. */
const NAME = /^gatehouse-audit-through-(\d{12})\.ndjson$/;

export const auditExport: DatabaseCommand = {
  words: ["audit", "export"],
  usage: "audit export --to <folder> [--after <row>]",
  what: "write what is new in the audit log to a folder, as NDJSON for a log collector",
  async run({ ctx, args }) {
    const { to, after } = readOptions(args, { to: "text", after: "text", json: "flag" });
    if (to === undefined) throw new UsageError("audit export needs --to <folder>.");
    if (after !== undefined && !/^\d{1,12}$/.test(after))
      throw new UsageError("--after is the number of a row.");
    mkdirSync(to, { recursive: true, mode: 0o700 });
    const afterSeq = after === undefined ? furthestIn(to) : Number(after);
    if (lastSeq(ctx.db) <= afterSeq) {
      printJson({ file: null, afterSeq, throughSeq: afterSeq });
      return EXIT.ok;
    }
    const everything = auditExportSchema.parse({ format: "ndjson" });
    const { throughSeq, pieces } = exportAudit(ctx, everything, "ndjson", afterSeq);
    const file = join(to, `gatehouse-audit-through-${String(throughSeq).padStart(12, "0")}.ndjson`);
    writeWhole(file, pieces);
    printJson({ file, afterSeq, throughSeq });
    return EXIT.ok;
  },
};

function furthestIn(folder: string): number {
  return Math.max(0, ...readdirSync(folder).map((name) => Number(NAME.exec(name)?.[1] ?? 0)));
}

/** It gets its name when it is whole: whoever collects the folder never sees half a file. */
function writeWhole(path: string, pieces: Iterable<string>): void {
  const draft = openSync(`${path}.unfinished`, "w", 0o600);
  try {
    for (const piece of pieces) writeFileSync(draft, piece);
  } finally {
    closeSync(draft);
  }
  renameSync(`${path}.unfinished`, path);
}
