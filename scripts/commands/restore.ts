import { restoreBackup } from "#lib/instance/backup/restore-backup.ts";
import { env } from "#lib/platform/env.ts";
import { EXIT, printJson, readOptions, UsageError, type ApartCommand } from "./command.ts";

export const restore: ApartCommand = {
  words: ["restore"],
  usage: "restore --from <backup>",
  what: "put a backup into a data folder that has no database",
  async runApart({ args }) {
    const { from } = readOptions(args, { from: "text", json: "flag" });
    if (from === undefined) throw new UsageError("restore needs --from <backup>.");
    const { dataDir } = env();
    const { manifest, missing } = await restoreBackup({ from, dataDir });
    for (const line of missing) console.error(`Missing: ${line}`);
    console.error("Start Gatehouse: nothing is sent before an admin confirms it in Settings → Protection.");
    printJson({ dataDir, at: new Date(manifest.at).toISOString(), missing });
    return EXIT.ok;
  },
};
