import { z } from "zod";
import { isSameOrigin, json, redirect, type Answer, type Call } from "../login/exchange.ts";
import type { SandboxContext } from "../server.ts";
import { infoPage } from "./info-page.ts";
import { runSwitch } from "./training-switches.ts";

const registrationSchema = z.strictObject({
  clientId: z.string().max(100),
  permissions: z.array(z.string().max(100)).max(200),
});

/** The doors without a token: loopback only, and no page of another site may press them. */
export async function publicAnswer(context: SandboxContext, call: Call): Promise<Answer | undefined> {
  switch (`${call.method} ${call.url.pathname}`) {
    case "GET /":
      return infoPage(context, call);
    case "GET /practice/personas":
      return personasAnswer(context);
    case "POST /practice/registration":
      return registrationAnswer(context, call);
    case "POST /practice/switch": {
      if (!isSameOrigin(call))
        return json(403, { error: "Only the practice tenant's own page may do this." });
      const done = runSwitch(context, new URLSearchParams(call.body).get("switch") ?? "");
      return done ? redirect(`/?done=${done}`) : json(400, { error: "There is no such switch." });
    }
    default:
      return undefined;
  }
}

function personasAnswer({ login: { directory } }: SandboxContext): Answer {
  const { id, displayName, domains } = directory.tenant;
  const personas = directory.personas().map((persona) => ({
    key: persona.key,
    role: persona.key,
    objectId: persona.objectId,
    displayName: persona.displayName,
    jobTitle: persona.jobTitle,
    department: persona.department,
    mail: persona.mail,
    userPrincipalName: persona.userPrincipalName,
    directoryRoles: persona.directoryRoles.map((role) => role.displayName),
  }));
  return json(200, { tenant: { id, displayName, domain: domains[0] }, personas });
}

/** Stands for the portal's "API permissions": what the app registration asks for. */
function registrationAnswer({ login: { directory } }: SandboxContext, call: Call): Answer {
  if (!isSameOrigin(call)) return json(403, { error: "Only the product may do this." });
  let body: unknown;
  try {
    body = JSON.parse(call.body);
  } catch {
    return json(400, { error: "The body is not JSON." });
  }
  const parsed = registrationSchema.safeParse(body);
  if (!parsed.success) return json(400, { error: z.prettifyError(parsed.error) });
  const { clientId, permissions } = parsed.data;
  if (!directory.registration(clientId))
    return json(404, { error: `There is no app registration ${clientId}.` });
  const known = directory.knownPermissions();
  const unknown = permissions.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    return json(400, { error: `Graph has no application permission ${unknown.join(", ")}.` });
  directory.setRequestedPermissions(clientId, permissions);
  return json(200, { clientId, permissions });
}
