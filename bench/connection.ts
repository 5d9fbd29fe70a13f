import type { Database } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";

/** The connection as it is after consent, before the first import; `powers` beyond reading. */
export function insertBenchConnection(db: Database, powers: readonly string[] = []): void {
  db.insert(connections)
    .values({
      id: "entra",
      status: "Importing",
      tenantId: "c0ffee00-1240-4a7e-9d00-ca1de5000001",
      tenantName: "Calder Optics",
      cloud: "global",
      clientId: "6a7e4005-0000-4000-8000-000000000001",
      isPractice: true,
      powers: ["read-directory", ...powers],
      grantedPermissions: [],
      permissionsReadAt: 0,
      consentedAt: 0,
      scope: { includeGuests: false, includeBlocked: false },
    })
    .run();
}
