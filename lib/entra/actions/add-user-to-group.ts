import { z } from "zod";
import { defineAction } from "./define-action.ts";
import { appsText, checkGroup } from "./group-eligibility.ts";
import { joinGroup, proveMember } from "./membership-read-back.ts";

export const addUserToGroup = defineAction({
  key: "add-user-to-group",
  title: "Add user to group",
  sentence: "Makes the person a member of a security or Microsoft 365 group.",
  subject: "person",
  input: z.strictObject({ groupObjectId: z.guid("Choose a group.") }),
  fields: [
    {
      name: "groupObjectId",
      kind: "group",
      label: "Group",
      placeholder: "Find a group",
      options: "all-groups",
    },
  ],
  permissions: [["GroupMember.ReadWrite.All", "Group.ReadWrite.All"]],
  severity: "low",
  actsOn: "live",
  canEnd: true,
  makesPassword: false,
  isDestructive: false,
  isRefusedOnSelf: false,
  confirm: null,
  button: "Add to group",
  icon: "user-plus",
  shortcut: "g",
  mark: "gains",
  words: {
    past: "added {person} to {group}",
    bare: "add {person} to {group}",
    running: "Adding in Entra",
    alreadySo: "{person} is already a member of {group}",
    result: "Added",
  },
  note: null,
  summarize: ({ group }) => {
    if (group === null) return [];
    const apps = appsText(group.appNames, "come");
    return [
      { mark: "gains", strong: group.displayName, text: "as member" },
      ...(apps === null ? [] : [{ mark: "gains" as const, strong: null, text: apps }]),
    ];
  },
  eligibility: (facts) => {
    const refusal = checkGroup(facts);
    if (refusal !== null) return refusal;
    if (facts.group?.hasPerson !== true) return { status: "ready" };
    return {
      status: "already-so",
      since: null,
      sentence: `${facts.person.displayName} is already a member.`,
    };
  },
  run: joinGroup,
  verify: proveMember,
  mirror: ({ person, group }) =>
    group === null
      ? []
      : [
          {
            kind: "membership",
            personObjectId: person.objectId,
            groupObjectId: group.objectId,
            isMember: true,
          },
        ],
  before: ({ group }) => ({ isMember: group?.hasPerson === true }),
  inverse: "remove-user-from-group",
  redact: [],
});
