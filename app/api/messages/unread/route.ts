import { z } from "zod";
import { countUnread } from "#lib/messages/inbox-data.ts";
import { apiRoute } from "#lib/platform/api-route.ts";

/** How many notifications this member has not read, for the bell. */
export const GET = apiRoute(
  { name: "count unread messages", roles: ["admin", "agent", "employee"], query: z.object({}) },
  (ctx) => ({ unread: countUnread(ctx) }),
);
