/** Columns of the inbox go from the right as the window narrows, so that the title keeps its room. */
export const SERVICE = "max-[1360px]:hidden";
export const ASSIGNEE = "max-[960px]:hidden";
export const REQUESTER = "max-[800px]:hidden";
