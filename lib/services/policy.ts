import type { Audience } from "./types.ts";

/** What decides about an audience. */
export type AudienceFacts = { department: string | null; groupIds: ReadonlySet<string> };

/** Is a service meant for somebody with this department and these groups? */
export function isInAudience(audience: Audience, { department, groupIds }: AudienceFacts): boolean {
  switch (audience.kind) {
    case "everybody":
      return true;
    case "departments":
      return department !== null && audience.departments.includes(department);
    case "groups":
      return audience.groups.some(({ objectId }) => groupIds.has(objectId));
  }
}

/** "Everybody", "Finance, Legal", "All of Lyon". */
export function audienceWords(audience: Audience): string {
  switch (audience.kind) {
    case "everybody":
      return "Everybody";
    case "departments":
      return audience.departments.join(", ");
    case "groups":
      return audience.groups.map(({ displayName }) => displayName).join(", ");
  }
}
