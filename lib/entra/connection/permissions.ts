/** One application permission of Microsoft Graph as an admin reads it. */
export type PermissionRow = {
  name: string;
  /** Its id on Microsoft Graph, as app registrations and `az` name it. */
  appRoleId: string;
  access: "Read" | "Write";
  /** What it lets Gatehouse do. */
  lets: string;
  /** What you use it for. */
  use: string;
};

/** Something the admin lets Gatehouse do. The permissions asked are the sum of the powers chosen. */
export type Power = {
  key: string;
  title: string;
  why: string;
  permissions: readonly PermissionRow[];
  /** Directory actions that need it, by their titles. */
  actions: readonly string[];
  isOptional: boolean;
  /** On for a new connection until somebody switches it off. */
  isOnAtFirst: boolean;
  /** Said beside the switch when the power reaches far. */
  risk: string | null;
  /** The risk is of another order: it is said in red. */
  isGraveRisk: boolean;
};

/** The power to assign and remove apps without a group. */
export const ASSIGN_POWER = "assign-applications";

/**
 * All powers. Least that works: Directory.Read.All covers roles and administrative units, User.Read.All
 * the deleted users and blocking, and no write permission is asked for a power that is off.
 */
export const POWERS: readonly Power[] = [
  {
    key: "read-directory",
    title: "Read the directory",
    why: "People, groups and apps come from here. Nothing works without it.",
    permissions: [
      {
        name: "User.Read.All",
        appRoleId: "df021288-bdef-4463-88db-98f22de89214",
        access: "Read",
        lets: "Read people and deleted users",
        use: "People, requester facts, approvals by manager",
      },
      {
        name: "GroupMember.Read.All",
        appRoleId: "98830695-27a2-44f7-8c18-0c3ebc9698f6",
        access: "Read",
        lets: "Read groups, members and owners",
        use: "Groups, who has access through which group",
      },
      {
        name: "Application.Read.All",
        appRoleId: "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30",
        access: "Read",
        lets: "Read apps and who is assigned",
        use: "Apps, who uses what",
      },
      {
        name: "Directory.Read.All",
        appRoleId: "7ab1d382-f21e-4acd-a863-ba3e13f7da61",
        access: "Read",
        lets: "Read units and directory roles",
        use: "Scope, protecting privileged people",
      },
    ],
    actions: [],
    isOptional: false,
    isOnAtFirst: true,
    risk: null,
    isGraveRisk: false,
  },
  {
    key: "manage-group-membership",
    title: "Manage group membership",
    why: "Agents add people to groups and remove them, from a request.",
    permissions: [
      {
        name: "GroupMember.ReadWrite.All",
        appRoleId: "dbaae8cf-10b5-4b86-a4a1-f871c94c6695",
        access: "Write",
        lets: "Add and remove members",
        use: "Access requests, undo",
      },
    ],
    actions: [
      "Add user to group",
      "Remove user from group",
      "Assign application to user (through a group)",
      "Remove application from user (through a group)",
    ],
    isOptional: true,
    isOnAtFirst: true,
    risk: "Groups can open apps and data. Gatehouse never touches groups that carry directory roles.",
    isGraveRisk: false,
  },
  {
    key: ASSIGN_POWER,
    title: "Assign applications directly",
    why: "Agents give an app to a person without a group, in a role. Apps that a group opens don't need it.",
    permissions: [
      {
        name: "AppRoleAssignment.ReadWrite.All",
        appRoleId: "06b708a9-e830-4db3-a914-8e69da51d44f",
        access: "Write",
        lets: "Assign any app, and grant any permission",
        use: "Apps that no group opens",
      },
    ],
    actions: ["Assign application to user (directly)", "Remove application from user (directly)"],
    isOptional: true,
    isOnAtFirst: false,
    risk: "Its holder can grant any permission to any app, to itself too. Leave it off if groups open your apps.",
    isGraveRisk: true,
  },
  {
    key: "block-sign-in",
    title: "Block and unblock sign-in",
    why: "Agents stop an account at once, for example on the last day.",
    permissions: [
      {
        name: "User.EnableDisableAccount.All",
        appRoleId: "3011c876-62b7-4ada-afa2-506cbbecc68c",
        access: "Write",
        lets: "Block and unblock accounts",
        use: "Offboarding, lost devices",
      },
    ],
    actions: ["Block sign-in", "Unblock sign-in"],
    isOptional: true,
    isOnAtFirst: true,
    risk: "Microsoft lets this reach every account. Gatehouse refuses people who hold a directory role.",
    isGraveRisk: false,
  },
  {
    key: "revoke-sessions",
    title: "Revoke user sessions",
    why: "Agents sign a person out everywhere, for example after a lost device.",
    permissions: [
      {
        name: "User.RevokeSessions.All",
        appRoleId: "77f3a031-c388-4f99-b373-dc68676a979e",
        access: "Write",
        lets: "End all sessions of a person",
        use: "Lost devices, suspicious activity",
      },
    ],
    actions: ["Revoke user sessions"],
    isOptional: true,
    isOnAtFirst: true,
    risk: null,
    isGraveRisk: false,
  },
  {
    key: "reset-passwords",
    title: "Reset passwords",
    why: "Agents give a temporary password, shown once, that must be changed at the next sign-in.",
    permissions: [
      {
        name: "User-PasswordProfile.ReadWrite.All",
        appRoleId: "cc117bb9-00cf-4eb8-b580-ea2a878fe8f7",
        access: "Write",
        lets: "Set passwords",
        use: "Forgotten passwords, stolen accounts",
      },
    ],
    actions: ["Reset password"],
    isOptional: true,
    isOnAtFirst: false,
    risk: "Whoever sets a password can sign in as that person. Microsoft may also ask for the User Administrator role on the app.",
    isGraveRisk: false,
  },
  {
    key: "delete-restore-users",
    title: "Delete and restore users",
    why: "Agents delete accounts that are no longer needed; for 30 days they can be restored.",
    permissions: [
      {
        name: "User.DeleteRestore.All",
        appRoleId: "eccc023d-eccf-4e7b-9683-8813ab36cecc",
        access: "Write",
        lets: "Delete and restore accounts",
        use: "Offboarding, accounts made by mistake",
      },
    ],
    actions: ["Delete user", "Restore user"],
    isOptional: true,
    isOnAtFirst: false,
    risk: "Microsoft lets this reach every account, administrators included. Gatehouse refuses people who hold a directory role.",
    isGraveRisk: false,
  },
  {
    key: "send-email",
    title: "Send email",
    why: "Gatehouse sends its notifications from a mailbox of your tenant. A mail server of your own needs none of this.",
    permissions: [
      {
        name: "Mail.Send",
        appRoleId: "b633e1c5-b582-4048-a93e-9f11b44c7e96",
        access: "Write",
        lets: "Send mail from any mailbox",
        use: "Notifications by email",
      },
    ],
    actions: [],
    isOptional: true,
    isOnAtFirst: false,
    risk: "Microsoft lets this send as anybody. Limit it to one mailbox in Exchange (RBAC for applications).",
    isGraveRisk: false,
  },
  {
    key: "message-in-teams",
    title: "Message people in Teams",
    why: "Gatehouse’s bot is installed for whoever it has something to tell. It reads nothing.",
    permissions: [
      {
        name: "TeamsAppInstallation.ReadWriteSelfForUser.All",
        appRoleId: "908de74d-f8b2-4d6b-a9ed-2a17b3b78179",
        access: "Write",
        lets: "Install its own Teams app for people",
        use: "Notifications in Microsoft Teams",
      },
    ],
    actions: [],
    isOptional: true,
    isOnAtFirst: false,
    risk: null,
    isGraveRisk: false,
  },
];

/** Keys of every power. */
export const ALL_POWERS: readonly string[] = POWERS.map((power) => power.key);

/** Keys of the powers that a new connection starts with. */
export const FIRST_POWERS: readonly string[] = POWERS.filter((power) => power.isOnAtFirst).map(
  (power) => power.key,
);

/** The powers of these keys, always with the ones that can't be switched off; unknown keys drop out. */
export function choosePowers(keys: readonly string[]): readonly Power[] {
  return POWERS.filter((power) => !power.isOptional || keys.includes(power.key));
}

/** Names of the permissions to ask for, in the order they are shown. */
export function permissionsFor(powers: readonly string[]): string[] {
  return choosePowers(powers).flatMap((power) => power.permissions.map((permission) => permission.name));
}

/** Actions of the chosen powers that don't work, because a permission of theirs is missing. */
export function stoppedActions(connection: {
  powers: readonly string[];
  grantedPermissions: readonly string[];
}): string[] {
  const missing = missingPermissions(connection);
  return choosePowers(connection.powers)
    .filter((power) => power.permissions.some(({ name }) => missing.includes(name)))
    .flatMap((power) => power.actions);
}

/** Permissions of the chosen powers that were not granted. */
export function missingPermissions(connection: {
  powers: readonly string[];
  grantedPermissions: readonly string[];
}): string[] {
  return permissionsFor(connection.powers).filter((name) => !connection.grantedPermissions.includes(name));
}
