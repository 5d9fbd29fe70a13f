/** The services that ship. Each asks for a title and details; agents do the rest. `icon` is a name the portal knows. */
export const SHIPPED_SERVICES = [
  {
    key: "app-access",
    title: "Request app access",
    description: "An application you need for your work.",
    icon: "app",
  },
  {
    key: "group-membership",
    title: "Request group membership",
    description: "A group, a shared mailbox or a team.",
    icon: "group",
  },
  {
    key: "lost-device",
    title: "Report lost device",
    description: "A laptop or phone is gone. We end its sessions first.",
    icon: "device",
  },
  {
    key: "something-else",
    title: "Something else",
    description: "Anything that fits nowhere else.",
    icon: "other",
  },
] as const;
