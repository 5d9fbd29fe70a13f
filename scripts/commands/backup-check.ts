import { checkBackup } from "#lib/instance/backup/check-backup.ts";
import { EXIT, printJson, readOptions, UsageError, type ApartCommand } from "./command.ts";

export const backupCheck: ApartCommand = {
  words: ["backup", "check"],
  usage: "backup check --from <backup>",
  what: "hold every file of a backup against its manifest",
  async runApart({ args }) {
    const { from } = readOptions(args, { from: "text", json: "flag" });
    if (from === undefined) throw new UsageError("backup check needs --from <backup>.");
    const { at, files, missing, audit } = await checkBackup(from);
    printJson({ at: new Date(at).toISOString(), files: files.length, auditThroughSeq: audit.seq, missing });
    return EXIT.ok;
  },
};
