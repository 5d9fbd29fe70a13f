import { z } from "zod";
import { accessToGive, howText, roleNamesText, waysIn } from "./app-access.ts";
import { checkAssign } from "./app-eligibility.ts";
import { appPatches, beforeApp, undoAssign } from "./app-run.ts";
import { defineAction } from "./define-action.ts";
import { giveRoles, proveRoles } from "./direct-assignments.ts";
import { appsText } from "./group-eligibility.ts";
import { joinGroup, proveMember } from "./membership-read-back.ts";
import type { ActionFacts, ChangeLine } from "./types.ts";

/** Straight, or by one membership of a group that opens the app. */
export const assignApplicationToUser = defineAction({
  key: "assign-application-to-user",
  title: "Assign application to user",
  sentence: "Gives the person an app: through a group that opens it, or directly in one of its roles.",
  subject: "person",
  input: z.strictObject({ appObjectId: z.guid("Choose an app."), access: accessToGive }),
  fields: [
    {
      name: "appObjectId",
      kind: "app",
      label: "Application",
      placeholder: "Find an app",
      options: "all-apps",
    },
    { name: "access", kind: "choice", label: "How" },
  ],
  permissions: [["GroupMember.ReadWrite.All", "Group.ReadWrite.All", "AppRoleAssignment.ReadWrite.All"]],
  severity: "low",
  actsOn: "live",
  canEnd: true,
  makesPassword: false,
  isDestructive: false,
  isRefusedOnSelf: false,
  confirm: null,
  button: "Assign",
  icon: "app-plus",
  shortcut: "p",
  mark: "gains",
  words: {
    past: "assigned {app} to {person}{how}",
    bare: "assign {app} to {person}{how}",
    running: "Assigning in Entra",
    alreadySo: "{person} already has {app}{how}",
    result: "Assigned",
  },
  note: ({ app }) =>
    app?.isAssignmentRequired === false
      ? `${app.displayName} is open to everyone: people can sign in to it without being assigned.`
      : null,
  summarize,
  choices: waysIn,
  how: howText,
  eligibility: checkAssign,
  run: (call) => (call.groupObjectId === null ? giveRoles(call) : joinGroup(call)),
  verify: (call) => (call.groupObjectId === null ? proveRoles(call) : proveMember(call)),
  mirror: (facts, evidence) => appPatches(facts, evidence, true),
  before: beforeApp,
  inverse: "remove-application-from-user",
  undoInput: undoAssign,
  redact: [],
});

function summarize({ app, group, access }: ActionFacts): ChangeLine[] {
  if (app === null || access === null) return [];
  if (access.way !== "group") {
    const names = roleNamesText(app, access.way === "roles" ? access.roleIds : []);
    return [
      {
        mark: "gains",
        strong: app.displayName,
        text: names === "" ? "assigned directly" : `as ${names}, directly`,
      },
    ];
  }
  if (group === null) return [];
  const others = appsText(
    group.appNames.filter((name) => name !== app.displayName),
    "come",
  );
  return [
    { mark: "gains", strong: group.displayName, text: "as member" },
    { mark: "gains", strong: app.displayName, text: "through this group" },
    ...(others === null ? [] : [{ mark: "gains" as const, strong: null, text: others }]),
  ];
}
