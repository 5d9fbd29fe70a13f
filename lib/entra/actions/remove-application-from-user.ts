import { z } from "zod";
import {
  accessToTake,
  assignmentsToTake,
  groupsOfPerson,
  howText,
  roleNamesText,
  waysOut,
} from "./app-access.ts";
import { checkRemove } from "./app-eligibility.ts";
import { appPatches, beforeApp, undoRemove } from "./app-run.ts";
import { defineAction } from "./define-action.ts";
import { proveTaken, takeAssignments } from "./direct-assignments.ts";
import { appsText } from "./group-eligibility.ts";
import { leaveGroup, proveNoMember } from "./membership-read-back.ts";
import type { ActionFacts, ChangeLine } from "./types.ts";

/** All that is assigned straight, or the membership of a group that the app comes through. */
export const removeApplicationFromUser = defineAction({
  key: "remove-application-from-user",
  title: "Remove application from user",
  sentence: "Takes an app away: what is assigned directly, or the membership of the group it comes through.",
  subject: "person",
  input: z.strictObject({ appObjectId: z.guid("Choose an app."), access: accessToTake }),
  fields: [
    {
      name: "appObjectId",
      kind: "app",
      label: "Application",
      placeholder: "Find one of their apps",
      options: "their-apps",
    },
    { name: "access", kind: "choice", label: "What to take away" },
  ],
  permissions: [["GroupMember.ReadWrite.All", "Group.ReadWrite.All", "AppRoleAssignment.ReadWrite.All"]],
  severity: "low",
  actsOn: "live",
  canEnd: false,
  makesPassword: false,
  isDestructive: false,
  isRefusedOnSelf: false,
  confirm: null,
  button: "Remove",
  icon: "app-minus",
  shortcut: "P",
  mark: "loses",
  words: {
    past: "removed {app} from {person}{how}",
    bare: "remove {app} from {person}{how}",
    running: "Removing in Entra",
    alreadySo: "{person} doesn't have {app}{how}",
    result: "Removed",
  },
  note: noteOf,
  summarize,
  choices: waysOut,
  how: howText,
  eligibility: checkRemove,
  run: (call) => (call.groupObjectId === null ? takeAssignments(call) : leaveGroup(call)),
  verify: (call) => (call.groupObjectId === null ? proveTaken(call) : proveNoMember(call)),
  mirror: (facts, evidence) => appPatches(facts, evidence, false),
  before: beforeApp,
  inverse: "assign-application-to-user",
  undoInput: undoRemove,
  redact: [],
});

function noteOf({ app, access }: ActionFacts): string | null {
  if (app === null || access === null) return null;
  if (!app.isAssignmentRequired)
    return `${app.displayName} is open to everyone: this doesn't stop sign-in, it only takes the app off My Apps.`;
  return "A session that is open in the app goes on until it ends.";
}

function summarize({ app, group, access }: ActionFacts): ChangeLine[] {
  if (app === null || access === null) return [];
  const groups = groupsOfPerson(app);
  if (access.way !== "group") {
    const names = roleNamesText(
      app,
      assignmentsToTake(app.direct, access).map(({ roleId }) => roleId),
    );
    return [
      {
        mark: "loses",
        strong: app.displayName,
        text: names === "" ? "assigned directly" : `as ${names}, assigned directly`,
      },
      ...groups.map((each) => stillThrough(app.displayName, each.displayName)),
    ];
  }
  if (group === null) return [];
  const others = appsText(
    group.appNames.filter((name) => name !== app.displayName),
    "go",
  );
  const left = groups.filter((each) => each.objectId !== group.objectId);
  return [
    { mark: "loses", strong: group.displayName, text: "membership" },
    ...(left.length === 0 && app.direct.length === 0
      ? [{ mark: "loses" as const, strong: app.displayName, text: "goes with this group" }]
      : []),
    ...(others === null ? [] : [{ mark: "loses" as const, strong: null, text: others }]),
    ...(app.direct.length === 0
      ? []
      : [{ mark: "stays" as const, strong: app.displayName, text: "stays: it is also assigned directly" }]),
    ...left.map((each) => stillThrough(app.displayName, each.displayName)),
  ];
}

const stillThrough = (app: string, group: string): ChangeLine => ({
  mark: "stays",
  strong: app,
  text: `still comes through ${group}`,
});
