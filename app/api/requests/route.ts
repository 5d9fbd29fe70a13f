import { apiRoute } from "#lib/platform/api-route.ts";
import { readInbox } from "#lib/requests/inbox-data.ts";
import { inboxSchema } from "#lib/requests/schema.ts";

/** The inbox again, while somebody looks at it. */
export const GET = apiRoute({ name: "read inbox", roles: ["admin", "agent"], query: inboxSchema }, readInbox);
