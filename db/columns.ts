import { integer, text } from "drizzle-orm/sqlite-core";

/** A moment, stored as UTC epoch milliseconds. */
export const moment = (name: string) => integer(name);
/** A yes/no, stored as 0 or 1. */
export const flag = (name: string) => integer(name, { mode: "boolean" });
/** A JSON document; parse it with zod where it is read. */
export const json = <T>(name: string) => text(name, { mode: "json" }).$type<T>();
