import { z } from "zod";
import { catalogAppId, installApp } from "../store/teams.ts";
import type { GraphCall, GraphReply } from "./call.ts";
import { Refusal } from "./graph-error.ts";
import { liveUser } from "./guard.ts";
import { bodyObject, record } from "./users.ts";

const installBody = z.strictObject({ "teamsApp@odata.bind": z.string() });

/**
 * Installs a Teams app of the catalogue for a person: 201 and no body, 409 when it is there already.
 * Source: learn.microsoft.com/graph/api/userteamwork-post-installedapps
 */
export function installTeamsApp(call: GraphCall, key: string): GraphReply {
  const user = liveUser(call, key);
  const parsed = installBody.safeParse(bodyObject(call));
  const app = /\/v1\.0\/appCatalogs\/teamsApps\/([^/]+)$/.exec(
    parsed.data?.["teamsApp@odata.bind"] ?? "",
  )?.[1];
  if (app === undefined)
    throw new Refusal(
      400,
      "BadRequest",
      "Bad payload: teamsApp@odata.bind must name an app of the catalogue.",
    );
  if (app !== catalogAppId)
    throw new Refusal(
      404,
      "NotFound",
      `Failed to execute request: No app found in the catalog with id '${app}'.`,
    );
  if (!installApp(call.store, user.objectId, app))
    throw new Refusal(409, "Conflict", "The app is already installed for this user.");
  record(call, "install Teams app", user.objectId, app);
  return { status: 201 };
}
