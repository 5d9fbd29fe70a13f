import type { Actor, Role } from "#lib/platform/context.ts";
import { TENANT_ID } from "./practice-tenant.ts";

/** The member who clicks in these tests; the same one in every process. */
export function agentOf(id: string, role: Role = "agent", objectId: string | null = null): Actor {
  return {
    kind: "member",
    id,
    sessionId: "session",
    displayName: "Kwame Mensah",
    email: "kwame@calder.example",
    role,
    objectId,
    tenantId: TENANT_ID,
  };
}
