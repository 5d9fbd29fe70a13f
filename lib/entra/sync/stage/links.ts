/** What a row of `staged_links` says. */
export const LINK = { member: 1, owner: 2, unitMember: 3, roleMember: 4, assignment: 5 } as const;
export type LinkKind = (typeof LINK)[keyof typeof LINK];

/** Kinds above these mark a parent whose links could not be read: they stay as they were. */
export const UNREAD = 10;
/** A group that answered a full twenty owners: they are read again by paging. */
export const OWNERS_AGAIN = 20;
