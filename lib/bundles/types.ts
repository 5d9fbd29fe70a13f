import type { appBundles, BundleAppItem, BundleGroupItem } from "#db/schema/index.ts";
import type { CardEligibility } from "#lib/entra/actions/panel-types.ts";

export type BundleRow = typeof appBundles.$inferSelect;

/** An app that a bundle gives, and how. */
export type BundledApp = BundleAppItem & {
  /** The role given straight; null when a group brings the app. */
  appRoleId: string | null;
  /** "Through Figma Users", "Directly, as Editor". */
  how: string;
};

/** Something a bundle names that the directory no longer has. */
export type MissingItem = { kind: "group" | "app"; objectId: string; displayName: string; reason: string };

/** What one person is given on their first day. */
export type PersonBundle = {
  /** The department whose bundle was found; null when there is none for this person. */
  department: string | null;
  /** Groups that everybody gets. */
  baselineGroups: BundleGroupItem[];
  /** Groups of the department that are not in the baseline. */
  groups: BundleGroupItem[];
  /** Apps of the department, then those of the baseline; each app once, the department's way first. */
  apps: BundledApp[];
  missing: MissingItem[];
  /** There is nothing to give beyond the baseline groups. */
  isEmpty: boolean;
};

/** One bundle in the list. */
export type BundleView = {
  id: string;
  isBaseline: boolean;
  department: string;
  /** People in scope whom it is for. */
  peopleCount: number;
  groups: BundleGroupItem[];
  apps: BundledApp[];
  missing: MissingItem[];
  /** As they were saved, the missing ones among them: what the editor begins with. */
  saved: { groups: BundleGroupItem[]; apps: BundleAppItem[] };
  version: number;
  updatedAt: number;
  updatedByName: string;
};

export type BundlesPage = {
  mayEdit: boolean;
  baseline: BundleView | null;
  bundles: BundleView[];
  /** Departments with people and without a bundle, the largest first. */
  uncovered: { department: string; peopleCount: number }[];
};

export type BundleEditorPage = {
  bundle: BundleView | null;
  isBaseline: boolean;
  mayEdit: boolean;
  departments: string[];
  /** Written into the form of a new bundle. */
  suggested: string;
};

/** One way to give an app, as the editor offers it. */
export type AppWay = { access: string; label: string; unavailableReason: string | null };

/** One group or app of a person's bundle: do they get it, have it, or can't they. */
export type BundlePreviewRow = {
  kind: "group" | "app";
  objectId: string;
  displayName: string;
  /** How an app comes; empty for groups. */
  how: string;
  /** Which bundle it is from: "Everybody", "Engineering". */
  from: string;
  eligibility: CardEligibility;
  /** Whose approval an agent would need for it; null when it runs at once. */
  approval: string | null;
};

export type BundlePreview = {
  person: { objectId: string; displayName: string; department: string | null };
  /** The department whose bundle counts; null when there is none. */
  department: string | null;
  rows: BundlePreviewRow[];
};
