import { makeBackup } from "#lib/instance/backup/make-backup.ts";
import { EXIT, printJson, readOptions, UsageError, type DatabaseCommand } from "./command.ts";

export const backup: DatabaseCommand = {
  words: ["backup"],
  usage: "backup --to <folder>",
  what: "copy the data folder, without its keys, while Gatehouse runs",
  async run({ ctx, args }) {
    const { to } = readOptions(args, { to: "text", json: "flag" });
    if (to === undefined) throw new UsageError("backup needs --to <folder>.");
    const { folder, manifest } = await makeBackup(ctx, { to });
    const { files, missing, audit } = manifest;
    console.error(
      "Keys are not in it: keep a copy of the folder keys/ in another place. The backup holds personal data: encrypt where it lies.",
    );
    for (const path of missing) console.error(`Not there: ${path}`);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    printJson({ folder, files: files.length, bytes, auditThroughSeq: audit.seq, missing });
    return missing.length === 0 ? EXIT.ok : EXIT.failed;
  },
};
