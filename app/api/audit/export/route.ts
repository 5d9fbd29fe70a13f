import { exportAudit } from "#lib/audit/export-audit.ts";
import { auditExportSchema } from "#lib/audit/schema.ts";
import { downloadRoute } from "#lib/platform/download-route.ts";

/** The audit log, filtered, as CSV or NDJSON. */
export const GET = downloadRoute(
  { name: "export audit log", roles: ["admin"], query: auditExportSchema },
  (ctx, { format, ...query }) => exportAudit(ctx, query, format),
);
