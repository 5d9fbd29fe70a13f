import type { PasswordView } from "#lib/entra/passwords/types.ts";
import type { ActionField, ActionIcon, ActionSeverity, ChangeLine, ChangeMark } from "./types.ts";

/** Will it work, as plain data for the browser. */
export type CardEligibility =
  | { status: "ready" }
  /** `endsAt`: it ends by itself then, and asking again with another date moves that. */
  | { status: "already-so"; sentence: string; since: number | null; endsAt?: number }
  | { status: "not-possible"; reason: string; whereToDoIt: string | null; needsReconnect: boolean };

/** One action as the side panel offers it. */
export type ActionCard = {
  key: string;
  title: string;
  sentence: string;
  button: string;
  running: string;
  icon: ActionIcon;
  shortcut: string;
  severity: ActionSeverity;
  isDestructive: boolean;
  canBeUndone: boolean;
  fields: readonly ActionField[];
  confirm: string | null;
  note: string | null;
  /** Known at once for actions without fields. */
  changes: readonly ChangeLine[];
  eligibility: CardEligibility;
  /** Whose approval it needs: "Tomasz Zieliński, owner of Prototype Vault"; null when it runs at once. */
  approval: string | null;
  /** What it gives can be given for a time. */
  canEnd: boolean;
  /** It can be done to several people at once. */
  takesMorePeople: boolean;
};

/** One way to do an action to its target, as the form's choice field offers it. */
export type TargetChoice = {
  value: string;
  label: string;
  eligibility: CardEligibility;
  approval: string | null;
  changes: readonly ChangeLine[];
  note: string | null;
};

/** One group or app in an action's picker. */
export type ActionTarget = {
  objectId: string;
  displayName: string;
  /** Said beside the name: "Security, dynamic", "Disabled"; empty when there is nothing to say. */
  kind: string;
  eligibility: CardEligibility;
  approval: string | null;
  changes: readonly ChangeLine[];
  note: string | null;
  /** Empty for actions without a choice field. */
  choices: readonly TargetChoice[];
};

/** One person with one target, before the click: will it work, who must approve, what changes. */
export type PreviewRow = {
  subjectObjectId: string;
  subjectName: string;
  /** Which of the asked inputs this is about. */
  input: Readonly<Record<string, string>>;
  /** The group or app; null for actions without one. */
  targetName: string | null;
  eligibility: CardEligibility;
  approval: string | null;
  changes: readonly ChangeLine[];
  /** Apps that come or go with the group. */
  appNames: readonly string[];
};

export type SentencePart = { text: string; isStrong: boolean };

/** How a run stands, for marks and words. */
export type RunStanding =
  | "running"
  | "checking"
  | "done"
  | "verified"
  | "already-so"
  | "refused"
  | "failed"
  | "undone";

/** One run as panel and timeline show it. */
export type ActionRunView = {
  id: string;
  standing: RunStanding;
  mark: ChangeMark;
  /** What it was about: the group, else the action's own name. */
  target: string;
  sentence: readonly SentencePart[];
  /** "Added", "Not possible", "Failed" … */
  word: string;
  by: string;
  startedAt: number;
  at: number;
  /** When what it gave ends by itself; null when it stays. */
  endsAt: number | null;
  /** What happened, why, what next; null when the sentence says it all. Never for employees. */
  message: string | null;
  canBeUndone: boolean;
  /** How its temporary password stands; null when it made none, and for employees. */
  password: PasswordView | null;
  /** An admin can mend this by reconnecting. */
  needsReconnect: boolean;
  /** For a second try from the panel. */
  actionKey: string;
  input: Readonly<Record<string, unknown>>;
  /** Microsoft's request id and ours, for a support case. Null for employees. */
  technical: readonly { label: string; value: string }[] | null;
};

export type PanelGroup = {
  objectId: string;
  displayName: string;
  kind: string;
  how: "Member" | "Dynamic" | "On-premises";
  isNew: boolean;
  /** When the membership ends by itself. */
  endsAt: number | null;
  /** Null when membership can be taken away from here; else why not. */
  whyNotRemovable: string | null;
};

export type PanelApp = {
  objectId: string;
  displayName: string;
  roleName: string | null;
  /** Null: assigned directly. */
  viaGroup: string | null;
  /** The choice by which the removing action takes it away. */
  access: string;
  /** When it ends by itself. */
  endsAt: number | null;
  /** The choice that gave it, to extend it by; null when it doesn't end. */
  givenAccess: string | null;
  /** Null when it can be taken away from here; else why not. */
  whyNotRemovable: string | null;
};

export type PanelPerson = {
  objectId: string;
  displayName: string;
  status: "Active" | "Blocked" | "Deleted";
  isGuest: boolean;
  jobTitle: string | null;
  workEmail: string;
  manager: { objectId: string; displayName: string } | null;
  officeLocation: string | null;
  usageLocation: string | null;
  department: string | null;
  privileges: readonly string[];
};

/** Everything the side panel shows about one person. */
export type SidePanelData =
  | { status: "no-person"; title: string; text: string }
  | {
      status: "person";
      person: PanelPerson;
      readAt: number | null;
      /** The reader is an admin: shows Reconnect where it helps. */
      canReconnect: boolean;
      /** Why all actions stand still, and who can change that; null when they don't. */
      paused: { title: string; text: string; since: number | null } | null;
      cards: readonly ActionCard[];
      runs: readonly ActionRunView[];
      /** How many runs could be undone together. */
      undoableCount: number;
      groups: readonly PanelGroup[];
      apps: readonly PanelApp[];
    };
