import { z } from "zod";
import { loadPerson } from "#lib/directory/load-person.ts";
import type { HeldApp, HeldGroup, MembershipHow } from "#lib/directory/types.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { defineTool } from "../define-tool.ts";

const HOW: Record<MembershipHow, string> = {
  assigned: "a member, assigned",
  dynamic: "a member by the group's dynamic rule",
  "on-premises": "a member, synced from on-premises",
};
const objectId = z.guid("This is no object id.").toLowerCase();

export const explainAccessTool = defineTool({
  name: "explain_access",
  title: "Explain access",
  description:
    "Says how a person has a group or an app: assigned, by a dynamic rule, from on-premises, directly or through which group. Without group and app: everything they have.",
  scope: "read-directory",
  roles: ["agent", "admin"],
  isReadOnly: true,
  input: z.strictObject({
    person: objectId.describe("The person's object id, from search_people."),
    group: objectId.optional().describe("Only this group."),
    app: objectId.optional().describe("Only this app."),
  }),
  run: (ctx, { person, group, app }) => {
    const { facts, desk } = loadPerson(ctx, person);
    if (desk === null) throw new DeskError("not-allowed", "Who has which access is for agents and admins.");
    const isAll = group === undefined && app === undefined;
    const groups = desk.access.groups.filter((held) => isAll || held.objectId === group);
    const apps = desk.access.apps.filter((held) => isAll || held.objectId === app);
    const ways = [...groups.map(groupWay), ...apps.map(appWay)];
    const name = facts.displayName;
    return {
      data: {
        person: name,
        status: desk.facts.status,
        isPrivileged: desk.access.isPrivileged,
        ways,
        answer:
          ways.length === 0
            ? `${name} has none of it.`
            : ways.map(({ how }) => `${name} is ${how}.`).join(" "),
      },
    };
  },
});

const endsWords = (endsAt: number | null) => (endsAt === null ? null : new Date(endsAt).toISOString());

function groupWay({ objectId, displayName, how, endsAt }: HeldGroup) {
  return { group: displayName, objectId, how: `${HOW[how]}: ${displayName}`, endsAt: endsWords(endsAt) };
}

function appWay({ objectId, displayName, roleName, via, endsAt }: HeldApp) {
  const way = via === null ? "directly" : `through the group ${via.displayName}`;
  const how = `assigned ${displayName} (${roleName}) ${way}`;
  return { app: displayName, objectId, how, throughGroup: via?.objectId ?? null, endsAt: endsWords(endsAt) };
}
