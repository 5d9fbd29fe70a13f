import { z } from "zod";
import { defineAction } from "./define-action.ts";
import { appsText, checkGroup } from "./group-eligibility.ts";
import { leaveGroup, proveNoMember } from "./membership-read-back.ts";

export const removeUserFromGroup = defineAction({
  key: "remove-user-from-group",
  title: "Remove user from group",
  sentence: "Ends the person's membership of a security or Microsoft 365 group.",
  subject: "person",
  input: z.strictObject({ groupObjectId: z.guid("Choose a group.") }),
  fields: [
    {
      name: "groupObjectId",
      kind: "group",
      label: "Group",
      placeholder: "Find one of their groups",
      options: "their-groups",
    },
  ],
  permissions: [["GroupMember.ReadWrite.All", "Group.ReadWrite.All"]],
  severity: "low",
  actsOn: "live",
  canEnd: false,
  makesPassword: false,
  isDestructive: false,
  isRefusedOnSelf: false,
  confirm: null,
  button: "Remove from group",
  icon: "user-minus",
  shortcut: "G",
  mark: "loses",
  words: {
    past: "removed {person} from {group}",
    bare: "remove {person} from {group}",
    running: "Removing in Entra",
    alreadySo: "{person} is not a member of {group}",
    result: "Removed",
  },
  note: null,
  summarize: ({ group }) => {
    if (group === null) return [];
    const apps = appsText(group.appNames, "go");
    return [
      { mark: "loses", strong: group.displayName, text: "membership" },
      ...(apps === null ? [] : [{ mark: "loses" as const, strong: null, text: apps }]),
    ];
  },
  eligibility: (facts) => {
    const refusal = checkGroup(facts);
    if (refusal !== null) return refusal;
    if (facts.group?.hasPerson === true) return { status: "ready" };
    return { status: "already-so", since: null, sentence: `${facts.person.displayName} is not a member.` };
  },
  run: leaveGroup,
  verify: proveNoMember,
  mirror: ({ person, group }) =>
    group === null
      ? []
      : [
          {
            kind: "membership",
            personObjectId: person.objectId,
            groupObjectId: group.objectId,
            isMember: false,
          },
        ],
  before: ({ group }) => ({ isMember: group?.hasPerson === true }),
  inverse: "add-user-to-group",
  redact: [],
});
