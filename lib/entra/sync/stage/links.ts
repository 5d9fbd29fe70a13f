/** What a row of `staged_links` says. */
export const LINK = { member: 1, owner: 2, unitMember: 3, roleMember: 4, assignment: 5 } as const;
export type LinkKind = (typeof LINK)[keyof typeof LINK];

/** Kinds above these mark a parent whose links could not be read: they stay as they were. */
export const UNREAD = 10;
/** A group that answered a full twenty owners: they are read again by paging. */
export const OWNERS_AGAIN = 20;
/** A person that the changes named: where that matters, their links are read from their side too. */
export const NAMED_AGAIN = 21;
/** A group or unit that was away while it was read, or so it seems: all its links are read at the end. */
export const LINKS_AGAIN = 22;
