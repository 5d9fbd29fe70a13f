import { upnOf, type Effect, type TenantUser } from "./tenant.ts";

export const FIGMA_GROUP = "Figma Guests";
export const MIRO_GROUP = "Miro Sketchers";
export const RESTORE = "Restore user";
export const ASSIGN = "Assign application to user";
export const AS_VIEWER = /^Directly, as Viewer/;

export type Ids = { person: string; team: string; figmaGroup: string; miroGroup: string };
type What = Omit<Effect, "seq">;

/** One action on one person of its own, from the click to what the tenant holds. */
export type Row = {
  action: string;
  /** The person; nobody else is touched. */
  name: string;
  button: string;
  field?: "Group" | "Application";
  target?: string;
  /** The way into or out of an app. */
  way?: RegExp;
  word: string;
  said: string;
  effect: (ids: Ids) => Partial<What>;
  /** What the tenant says about the person before and after. */
  truth: (user: TenantUser, ids: Ids) => unknown;
  was: unknown;
  is: unknown;
  /** The exact inverse, where there is one. */
  undo?: { effect: (ids: Ids) => Partial<What> };
  /** What makes it so behind Gatehouse's back; then the same click changes nothing. */
  behind?: (name: string) => object;
  /** What the action's own row says once it is so. */
  already?: string;
};

const isIn = (group: keyof Ids) => (user: TenantUser, ids: Ids) => user.memberOf.includes(ids[group]);
const joined = (group: keyof Ids) => (ids: Ids) => ({
  what: "add member",
  objectId: ids[group],
  details: ids.person,
});
const left = (group: keyof Ids) => (ids: Ids) => ({ ...joined(group)(ids), what: "remove member" });
const switched = (isOn: boolean) => (ids: Ids) => ({
  what: "update user",
  objectId: ids.person,
  details: JSON.stringify({ accountEnabled: isOn }),
});
const onPerson = (what: string) => (ids: Ids) => ({ what, objectId: ids.person });

export const ROWS: readonly Row[] = [
  {
    action: "Add user to group",
    name: "Adele Joiner",
    button: "Add to group",
    field: "Group",
    target: "Night Shift",
    word: "Added",
    said: "Kwame Mensah added Adele Joiner to Night Shift",
    effect: joined("team"),
    truth: isIn("team"),
    was: false,
    is: true,
    undo: { effect: left("team") },
    behind: (name) => ({ op: "add-member", group: "Night Shift", member: upnOf(name) }),
  },
  {
    action: "Remove user from group",
    name: "Boris Leaver",
    button: "Remove from group",
    field: "Group",
    target: "Night Shift",
    word: "Removed",
    said: "Kwame Mensah removed Boris Leaver from Night Shift",
    effect: left("team"),
    truth: isIn("team"),
    was: true,
    is: false,
    undo: { effect: joined("team") },
    behind: (name) => ({ op: "remove-member", group: "Night Shift", member: upnOf(name) }),
  },
  {
    action: ASSIGN,
    name: "Carla Drawer",
    button: "Assign",
    field: "Application",
    target: "Figma",
    way: /^Through Figma Guests/,
    word: "Assigned",
    said: "Kwame Mensah assigned Figma",
    effect: joined("figmaGroup"),
    truth: isIn("figmaGroup"),
    was: false,
    is: true,
    undo: { effect: left("figmaGroup") },
    behind: (name) => ({ op: "add-member", group: FIGMA_GROUP, member: upnOf(name) }),
  },
  {
    action: ASSIGN,
    name: "Dario Painter",
    button: "Assign",
    field: "Application",
    target: "Figma",
    way: AS_VIEWER,
    word: "Assigned",
    said: "Kwame Mensah assigned Figma",
    effect: (ids) => ({ what: "assign app", details: ids.person }),
    truth: (user) => user.assignments.length,
    was: 0,
    is: 1,
    undo: { effect: (ids) => ({ what: "remove app", details: ids.person }) },
    behind: (name) => ({ op: "assign", app: "Figma", principal: upnOf(name) }),
  },
  {
    action: "Remove application from user",
    name: "Edda Sketcher",
    button: "Remove",
    field: "Application",
    target: "Miro",
    way: /membership of Miro Sketchers/,
    word: "Removed",
    said: "Kwame Mensah removed Miro",
    effect: left("miroGroup"),
    truth: isIn("miroGroup"),
    was: true,
    is: false,
    undo: { effect: joined("miroGroup") },
    behind: (name) => ({ op: "remove-member", group: MIRO_GROUP, member: upnOf(name) }),
  },
  {
    action: "Remove application from user",
    name: "Falk Plotter",
    button: "Remove",
    field: "Application",
    target: "Miro",
    word: "Removed",
    said: "Kwame Mensah removed Miro",
    effect: (ids) => ({ what: "remove app", details: ids.person }),
    truth: (user) => user.assignments.length,
    was: 1,
    is: 0,
    undo: { effect: (ids) => ({ what: "assign app", details: ids.person }) },
    behind: (name) => ({ op: "unassign", app: "Miro", principal: upnOf(name) }),
  },
  {
    action: "Revoke user sessions",
    name: "Gerda Wanderer",
    button: "Revoke sessions",
    word: "Revoked",
    said: "Kwame Mensah revoked all sessions of Gerda Wanderer",
    effect: onPerson("revoke sessions"),
    truth: (user) => user.signInSessionsValidFromDateTime === undefined,
    was: true,
    is: false,
  },
  {
    action: "Block sign-in",
    name: "Hilde Stopper",
    button: "Block sign-in",
    word: "Blocked",
    said: "Kwame Mensah blocked sign-in for Hilde Stopper",
    effect: switched(false),
    truth: (user) => user.accountEnabled,
    was: true,
    is: false,
    undo: { effect: switched(true) },
    already: "Sign-in is already blocked.",
  },
  {
    action: "Unblock sign-in",
    name: "Ivo Opener",
    button: "Unblock sign-in",
    word: "Unblocked",
    said: "Kwame Mensah unblocked sign-in for Ivo Opener",
    effect: switched(true),
    truth: (user) => user.accountEnabled,
    was: false,
    is: true,
    undo: { effect: switched(false) },
    already: "Sign-in is not blocked.",
  },
  {
    action: "Reset password",
    name: "Jule Forgetter",
    button: "Reset password",
    word: "Reset",
    said: "Kwame Mensah gave Jule Forgetter a temporary password",
    effect: onPerson("update user"),
    truth: (user) => user.lastPasswordChangeDateTime === undefined,
    was: true,
    is: false,
  },
  {
    action: "Delete user",
    name: "Klaus Goner",
    button: "Delete user",
    word: "Deleted",
    said: "Kwame Mensah deleted Klaus Goner in Entra",
    effect: onPerson("delete user"),
    truth: (user) => user.deletedAt === null,
    was: true,
    is: false,
    undo: { effect: onPerson("restore user") },
    behind: (name) => ({ op: "delete-user", user: upnOf(name) }),
  },
  {
    action: RESTORE,
    name: "Luca Moretti",
    button: RESTORE,
    word: "Restored",
    said: "Kwame Mensah restored Luca Moretti in Entra",
    effect: onPerson("restore user"),
    truth: (user) => user.deletedAt === null,
    was: false,
    is: true,
  },
];

/** What is offered for people who are not deleted. */
export const FOR_LIVE = [...new Set(ROWS.map(({ action }) => action))].filter((action) => action !== RESTORE);
