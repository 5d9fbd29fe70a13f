import { connectUnattended } from "#lib/entra/connection/connect-unattended.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { applyReviewedImport } from "#lib/entra/sync/finish-setup.ts";
import { loadCounts } from "#lib/entra/sync/load-counts.ts";
import { EXIT, printJson, readOptions, UsageError, type Command } from "./command.ts";
import { runCycleHere } from "./run-cycle.ts";

export const connect: Command = {
  words: ["connect"],
  usage: "connect --tenant <id>",
  what: "connect a tenant whose consent is given, import it and finish the setup",
  async run({ ctx, args, signal }) {
    const { tenant } = readOptions(args, { tenant: "text", json: "flag" });
    if (tenant === undefined) throw new UsageError("connect needs --tenant <id>.");
    const before = await connectUnattended(ctx, tenant);
    console.error(`Connected to ${before.tenantName}.`);
    if (before.status === "Importing") {
      console.error("Importing users, groups and applications…");
      const { result } = await runCycleHere(ctx, "import", signal);
      if (result.status !== "ready-for-review") {
        console.error(result.status === "failed" ? result.error.message : `The import was ${result.status}.`);
        const isRefused = result.status === "failed" && result.error.kind === "needs-reauthorization";
        return isRefused ? EXIT.needsReauthorization : EXIT.failed;
      }
    }
    if (findConnection(ctx.db)?.status === "Ready for review") applyReviewedImport(ctx);
    const { status, tenantId, tenantName, grantedPermissions } = findConnection(ctx.db) ?? before;
    printJson({
      connection: { status, tenantId, tenantName, grantedPermissions },
      counts: loadCounts(ctx.db),
    });
    return EXIT.ok;
  },
};
