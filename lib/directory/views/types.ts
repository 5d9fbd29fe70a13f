import type { PeopleColumn } from "../people-columns.ts";

/** A saved view of People as its reader has it. */
export type SavedView = {
  id: string;
  name: string;
  /** The search part of its address. */
  search: string;
  columns: PeopleColumn[];
  isShared: boolean;
  /** The reader made it. */
  isOwn: boolean;
  /** The reader may rename, change and delete it. */
  canChange: boolean;
};
