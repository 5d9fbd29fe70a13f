import type { PlaybookDocument, PlaybookInput, PlaybookStep } from "#lib/playbooks/schema.ts";
import { SHIPPED_INTENTS } from "./intents.ts";

export type PlaybookTemplate = { key: string; name: string; sentence: string; document: PlaybookDocument };
type IntentKey = keyof typeof SHIPPED_INTENTS;

const intent = (key: IntentKey, description: string): PlaybookDocument["intent"] => {
  const { examples, words, notWhen, services, about } = SHIPPED_INTENTS[key];
  return {
    description,
    examples: [...examples],
    words: words.map((list) => [...list]),
    notWhen: [...notWhen],
    services: [...services],
    about,
  };
};

/** A step that depends on nothing. */
export const ALWAYS = { whenKnown: "", when: { match: "all", list: [] } } satisfies Partial<PlaybookStep>;

const input = (key: string, kind: PlaybookInput["kind"], more: Partial<PlaybookInput>): PlaybookInput => ({
  key,
  kind,
  label: "",
  field: "",
  isReadFromText: true,
  directory: "",
  isRequired: true,
  question: "",
  options: [],
  ...more,
});

const step = (id: string, actionKey: string, inputs: Record<string, string>, ends = ""): PlaybookStep => ({
  id,
  kind: "action",
  actionKey,
  subject: "",
  inputs,
  ends,
  ...ALWAYS,
});

const usual = {
  askers: { kind: "everybody" },
  limits: { perHour: 20, perPersonPerDay: 3, forbidden: [], isOwnOnly: true },
  tests: [],
} satisfies Partial<PlaybookDocument>;

/** The playbooks that ship: ready to be looked at, tried and published. */
export const PLAYBOOK_TEMPLATES: readonly PlaybookTemplate[] = [
  {
    key: "reset-password",
    name: "Reset my password",
    sentence: "Sets a temporary password for whoever forgot theirs, after an approval.",
    document: {
      ...usual,
      intent: intent(
        "reset-password",
        "The requester forgot their own password, or it expired or is not accepted. Not for other people’s passwords, Wi-Fi, files or devices.",
      ),
      inputs: [],
      steps: [step("reset", "reset-password", {})],
      autonomy: "With approval",
    },
  },
  {
    key: "group-access",
    name: "Group access for my team",
    sentence: "Adds the requester to a group they name.",
    document: {
      ...usual,
      intent: intent(
        "group-access",
        "The requester wants to be added to a group, a shared mailbox or a team that they name. Not for adding other people, and not for leaving a group.",
      ),
      inputs: [
        input("group", "group", {
          label: "Group",
          field: "group",
          question: "Which group do you need? Please write its name as it stands in Gatehouse.",
        }),
        input("until", "date", { label: "Until", field: "until", isReadFromText: false, isRequired: false }),
      ],
      steps: [step("add", "add-user-to-group", { groupObjectId: "group" }, "until")],
      autonomy: "Suggest",
    },
  },
  {
    key: "app-access",
    name: "App access",
    sentence: "Assigns an application that the requester names.",
    document: {
      ...usual,
      intent: intent(
        "app-access",
        "The requester asks for access to an application or for a licence of it. Not when the application fails, and not for other people.",
      ),
      inputs: [
        input("app", "app", {
          label: "Application",
          field: "app",
          question: "Which application do you need? Please write its name as it stands in Gatehouse.",
        }),
      ],
      steps: [step("assign", "assign-application-to-user", { appObjectId: "app" })],
      autonomy: "Suggest",
    },
  },
  {
    key: "lost-device",
    name: "Lost device",
    sentence: "Ends every session of the requester and opens an incident for the device.",
    document: {
      ...usual,
      intent: intent(
        "lost-device",
        "The requester lost a phone, laptop or tablet, or it was stolen. Not for devices that were found again, and not for other people’s devices.",
      ),
      inputs: [
        input("device", "choice", {
          label: "Device",
          field: "device",
          isRequired: false,
          options: ["Laptop", "Phone", "Tablet"],
        }),
      ],
      steps: [
        step("revoke", "revoke-user-sessions", {}),
        {
          id: "incident",
          kind: "request",
          serviceKey: "something-else",
          title: "Incident: lost device of {requester}",
          text: "A device is lost or stolen ({request}). The sessions were ended. Wipe or lock the device, and check what was on it.",
          ...ALWAYS,
        },
      ],
      autonomy: "Suggest",
    },
  },
  {
    key: "contractor-end-date",
    name: "Contractor end date",
    sentence: "Opens the offboarding of a contractor who leaves.",
    document: {
      ...usual,
      intent: intent(
        "contractor-end-date",
        "The requester says when a contractor or freelancer they name leaves, or until when their contract runs.",
      ),
      inputs: [
        input("person", "person", {
          label: "Contractor",
          question: "Who leaves? Please write the full name.",
        }),
        input("date", "date", {
          label: "Last day",
          question: "Which day is the last one? Please write it like 30 June 2027.",
        }),
      ],
      steps: [
        {
          id: "offboarding",
          kind: "request",
          serviceKey: "offboarding",
          title: "Offboarding: {person}, last day {date}",
          text: "{requester} says in {request} that the last day of {person} is {date}.",
          ...ALWAYS,
        },
      ],
      limits: { ...usual.limits, isOwnOnly: false },
      autonomy: "Suggest",
    },
  },
  {
    key: "cant-sign-in",
    name: "Why can’t I sign in?",
    sentence: "Looks at the account and says what stands in the way. Changes nothing.",
    document: {
      ...usual,
      intent: intent(
        "cant-sign-in",
        "The requester can’t sign in and asks why, or says that their account is locked or blocked.",
      ),
      inputs: [],
      steps: [{ id: "look", kind: "diagnosis", ...ALWAYS }],
      autonomy: "Suggest",
    },
  },
];

/** A playbook that nobody has begun to write. */
export const EMPTY_PLAYBOOK: PlaybookDocument = {
  ...usual,
  intent: { description: "", examples: [], words: [], notWhen: [], services: [], about: "requester" },
  inputs: [],
  steps: [],
  autonomy: "Suggest",
};
