/** Kinds of changes as the filter offers them: several words of the feed may be one of these. */
export const CHANGE_FILTERS = {
  joined: { title: "Joined", words: ["joined"] },
  left: { title: "Left", words: ["left", "purged"] },
  blocked: { title: "Blocked or unblocked", words: ["blocked", "unblocked"] },
  moved: {
    title: "Moved department, manager, title or office",
    words: ["moved-department", "moved-manager", "moved-title", "moved-office"],
  },
  renamed: { title: "Renamed", words: ["renamed", "changed-email", "described"] },
  kind: { title: "Type or hire date of people", words: ["changed-type", "changed-hire-date"] },
  access: {
    title: "Members, owners, assignments",
    words: [
      "member-added",
      "member-removed",
      "owner-added",
      "owner-removed",
      "assignment-added",
      "assignment-removed",
    ],
  },
  things: {
    title: "Groups and apps, new, gone or changed",
    words: [
      "added",
      "removed",
      "changed-kind",
      "changed-rule",
      "changed-visibility",
      "switched",
      "changed-assignment-required",
    ],
  },
} as const;

export type ChangeFilter = keyof typeof CHANGE_FILTERS;
export const isChangeFilter = (value: string): value is ChangeFilter => Object.hasOwn(CHANGE_FILTERS, value);
