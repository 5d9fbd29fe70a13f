import { z } from "zod";
import { downloadRoute } from "#lib/platform/download-route.ts";
import { downloadAttachment } from "#lib/requests/attachments/attachments-data.ts";

/** A file of a request, to be saved. */
export const GET = downloadRoute(
  {
    name: "download attachment",
    roles: ["admin", "agent", "employee"],
    query: z.object({ attachmentId: z.uuid() }),
  },
  downloadAttachment,
);
