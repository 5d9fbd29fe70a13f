import type { FieldKind, FormField, ServiceForm } from "./types.ts";

type Extra = { help?: string; isRequired?: boolean; options?: string[] };

const field = (key: string, kind: FieldKind, label: string, extra: Extra = {}): FormField => ({
  key,
  kind,
  label,
  help: "",
  isRequired: false,
  options: [],
  ...extra,
});
const needed = { isRequired: true };

/** The services that ship. `icon` is a name the portal knows. */
export const SHIPPED_SERVICES: readonly ServiceForm[] = [
  {
    key: "app-access",
    title: "Request app access",
    description: "An application you need for your work.",
    icon: "app",
    forWhom: "anyone",
    asksTitle: false,
    fields: [
      field("app", "app", "Application", needed),
      field("role", "text", "Role", { help: "Viewer, editor, admin, if you know it." }),
      field("needed-by", "date", "Needed by"),
    ],
  },
  {
    key: "group-membership",
    title: "Request group membership",
    description: "A group, a shared mailbox or a team.",
    icon: "group",
    forWhom: "anyone",
    asksTitle: false,
    fields: [
      field("group", "group", "Group", needed),
      field("until", "date", "Until", { help: "Leave it empty if it is for good." }),
    ],
  },
  {
    key: "lost-device",
    title: "Report lost device",
    description: "A laptop or phone is gone. We end its sessions first.",
    icon: "device",
    forWhom: "anyone",
    asksTitle: false,
    fields: [
      field("device", "choice", "Device", {
        ...needed,
        options: ["Laptop", "Phone", "Tablet", "Something else"],
      }),
      field("how", "choice", "What happened", { ...needed, options: ["Lost", "Stolen", "I don’t know"] }),
      field("when", "date", "When you had it last", needed),
      field("where", "text", "Where you had it last"),
      field("which", "text", "Which one", { help: "Model, colour or inventory number." }),
    ],
  },
  {
    key: "reset-password",
    title: "Reset my password",
    description: "You can’t sign in, or somebody may know your password.",
    icon: "key",
    forWhom: "self",
    asksTitle: false,
    fields: [
      field("why", "choice", "What happened", {
        ...needed,
        options: ["I forgot it", "It doesn’t work any more", "Somebody may know it"],
      }),
      field("reach", "text", "How we reach you", {
        ...needed,
        help: "A phone number: you may not get into your mailbox. Never write a password.",
      }),
    ],
  },
  {
    key: "equipment-pickup",
    title: "Equipment pickup",
    description: "Laptops, screens, headsets.",
    icon: "equipment",
    forWhom: "anyone",
    asksTitle: false,
    fields: [
      field("item", "choice", "What you need", {
        ...needed,
        options: ["Laptop", "Screen", "Headset", "Phone", "Docking station", "Something else"],
      }),
      field("where", "text", "Where you pick it up", { ...needed, help: "Office and floor." }),
      field("when", "date", "Pickup on"),
    ],
  },
  {
    key: "onboarding",
    title: "Onboarding",
    description: "Prepare everything for somebody’s first day.",
    icon: "join",
    forWhom: "self",
    asksTitle: false,
    fields: [
      field("name", "text", "Name of the new colleague", needed),
      field("start", "date", "First day", needed),
      field("job-title", "text", "Job title", needed),
      field("manager", "person", "Manager", needed),
      field("like", "person", "Same access as", { help: "Somebody who does the same work." }),
      field("equipment", "long-text", "Equipment"),
    ],
  },
  {
    key: "offboarding",
    title: "Offboarding",
    description: "Somebody leaves: end their access on time.",
    icon: "leave",
    forWhom: "other",
    asksTitle: false,
    fields: [
      field("last-day", "date", "Last day", needed),
      field("handover", "person", "Who takes over"),
      field("mailbox", "choice", "Their mailbox", {
        options: ["Forward it to whoever takes over", "Keep it for 30 days", "Nothing"],
      }),
      field("equipment", "long-text", "Equipment they give back"),
    ],
  },
  {
    key: "something-else",
    title: "Something else",
    description: "Anything that fits nowhere else.",
    icon: "other",
    forWhom: "anyone",
    asksTitle: true,
    fields: [],
  },
];
