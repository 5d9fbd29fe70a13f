import { existsSync } from "node:fs";
import type { Verification } from "#lib/audit/types.ts";
import { verifyAudit } from "#lib/audit/verify-audit.ts";
import { verifyExport } from "#lib/audit/verify-export.ts";
import { EXIT, printJson, readOptions, UsageError, type DatabaseCommand } from "./command.ts";

export const auditVerify: DatabaseCommand = {
  words: ["audit", "verify"],
  usage: "audit verify [--file <path>] [--json]",
  what: "prove that nobody changed the audit log, or an NDJSON export of it",
  async run({ ctx, args }) {
    const { file, json } = readOptions(args, { json: "flag", file: "text" });
    if (file !== undefined && !existsSync(file)) throw new UsageError(`There is no file ${file}.`);
    const started = performance.now();
    const found = await (file === undefined ? verifyAudit(ctx.db) : verifyExport(ctx.db, file));
    const { problem, rows, throughSeq, anchors, olderThanChain } = found;
    console.error(sentence(found));
    if (json !== undefined) {
      const durationMs = Math.round(performance.now() - started);
      printJson({ intact: problem === null, problem, rows, throughSeq, anchors, olderThanChain, durationMs });
    }
    return problem === null ? EXIT.ok : EXIT.failed;
  },
};

function sentence({ problem, rows, anchors, olderThanChain }: Verification): string {
  const count = (n: number, one: string) => `${n.toLocaleString("en-GB")} ${one}${n === 1 ? "" : "s"}`;
  if (problem !== null) {
    return `Not intact (${problem.kind}): ${problem.words} Good before that: ${count(rows, "row")}.`;
  }
  const older =
    olderThanChain === 0
      ? ""
      : ` The first ${olderThanChain} are older than the chain and unchanged since it began.`;
  return `Intact: ${count(rows, "row")}, ${count(anchors, "anchor")}.${older}`;
}
