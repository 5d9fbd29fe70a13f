import "server-only";
import { z } from "zod";
import { env } from "#lib/platform/env.ts";
import type { Persona } from "./types.ts";

const answerSchema = z.object({
  tenant: z.object({ id: z.string(), displayName: z.string() }),
  personas: z.array(
    z.object({
      key: z.string(),
      role: z.enum(["admin", "agent", "manager", "employee", "not-an-admin"]).catch("employee"),
      objectId: z.string(),
      displayName: z.string(),
      jobTitle: z.string().nullable(),
      department: z.string().nullable(),
      mail: z.string().nullable(),
      userPrincipalName: z.string(),
    }),
  ),
});

const DESK_ROLES = { admin: "admin", agent: "agent", manager: "employee", employee: "employee" } as const;

/** The practice tenant and the personas that may sign in here; null when it does not answer. */
export async function fetchPersonas(): Promise<{
  tenant: { id: string; displayName: string };
  personas: Persona[];
} | null> {
  const answer = await fetch(`${env().loginBaseUrl}/practice/personas`, {
    cache: "no-store",
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null);
  if (answer === null || !answer.ok) return null;
  const { tenant, personas } = answerSchema.parse(await answer.json());
  return {
    tenant,
    personas: personas.flatMap((persona) => {
      // The administrator without consent rights is there for the practice tenant's own pages only.
      if (persona.role === "not-an-admin") return [];
      const { key, objectId, displayName, jobTitle, department, mail, userPrincipalName } = persona;
      const role = DESK_ROLES[persona.role];
      return [
        {
          key,
          role,
          objectId,
          displayName,
          jobTitle: jobTitle ?? "",
          department: department ?? "",
          email: (mail ?? userPrincipalName).toLowerCase(),
        },
      ];
    }),
  };
}
