import type { PeopleColumn } from "./people-columns.ts";

/** Shapes of the directory reads: plain data, safe for client components to import. */

export type PersonStatus = "Active" | "Blocked" | "Deleted";
export type GroupKind = "Security" | "Microsoft 365" | "Mail-enabled security" | "Distribution";

export type PersonSort = "name" | "email" | "title" | "department" | "office" | "status";
export type SortOrder = "asc" | "desc";

/** What the People list shows; every field comes from the address bar. */
export type PeopleQuery = {
  q: string;
  status: PersonStatus | null;
  departments: string[];
  offices: string[];
  managerObjectId: string | null;
  groupObjectId: string | null;
  appObjectId: string | null;
  hasNoManager: boolean;
  sort: PersonSort;
  order: SortOrder;
  /** Opaque; from `PeoplePage.next` or `.previous`. */
  cursor: string | null;
  /** The saved view that was opened; the rest of the query may have moved on since. */
  viewId: string | null;
};

export type PersonRef = { objectId: string; displayName: string };

/** One row. `desk` is null for employees: they see work facts only. */
export type PersonRow = {
  objectId: string;
  displayName: string;
  workEmail: string;
  jobTitle: string | null;
  department: string | null;
  officeLocation: string | null;
  manager: PersonRef | null;
  desk: PersonDeskColumns | null;
  /** The chosen columns beyond the usual ones. */
  more: Partial<Record<PeopleColumn, string | null>>;
};

export type PersonDeskColumns = {
  status: PersonStatus;
  isGuest: boolean;
  isInScope: boolean;
  /** Null where the column is not shown. */
  groupCount: number | null;
  appCount: number | null;
};

/** A count that stops at a cap: "4,000+". */
export type CappedCount = { value: number; isCapped: boolean };

/** How many people match the search and filters, per status. */
export type StatusCounts = Record<"all" | PersonStatus, CappedCount>;

export type PeoplePage = {
  rows: PersonRow[];
  /** Of this view, all pages together. */
  total: CappedCount;
  /** For the status switch; null for employees. */
  counts: StatusCounts | null;
  previous: string | null;
  next: string | null;
};

/** How somebody came to be in a group. */
export type MembershipHow = "assigned" | "dynamic" | "on-premises";

export type GroupRef = {
  objectId: string;
  displayName: string;
  kind: GroupKind;
  isDynamic: boolean;
  isOnPremises: boolean;
};

export type HeldGroup = GroupRef & {
  how: MembershipHow;
  isRoleAssignable: boolean;
  isInScope: boolean;
  /** When the membership ends by itself; null when it stays. */
  endsAt: number | null;
};

/** One way an app is opened: straight to the person (`via` null) or through a group. */
export type HeldApp = {
  objectId: string;
  displayName: string;
  isEnabled: boolean;
  assignmentId: string;
  roleId: string;
  roleName: string;
  via: GroupRef | null;
  /** When it ends by itself; null when it stays. */
  endsAt: number | null;
};

export type HeldRole = { objectId: string; displayName: string };

export type PersonAccess = {
  groups: HeldGroup[];
  ownedGroups: GroupRef[];
  apps: HeldApp[];
  roles: HeldRole[];
  /** Holds a directory role, or is a member or owner of a role-assignable group. */
  isPrivileged: boolean;
};
