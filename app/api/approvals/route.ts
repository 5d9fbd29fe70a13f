import { z } from "zod";
import { readApprovalLists } from "#lib/approvals/approvals-data.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** What waits for this member, again while somebody looks at it. */
export const GET = apiRoute(
  { name: "read approvals", roles: ["admin", "agent", "employee"], query: z.object({}) },
  readApprovalLists,
);
