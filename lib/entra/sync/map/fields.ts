/** One object of an answer lacks what it must have, or has it in another type. */
export class BadObjectError extends Error {
  readonly objectId: string | null;

  constructor(objectId: string | null, why: string) {
    super(why);
    this.name = "BadObjectError";
    this.objectId = objectId;
  }
}

/**
 * Lists name every selected property, with null where nothing is set. Delta leaves out nulls and empty
 * collections: there a missing property means "never set".
 */
export type Shape = "list" | "delta";

export type GraphItem = Record<string, unknown>;

/** Microsoft's longest text among what we read is a membership rule of 3,072 characters. */
const MAX_TEXT = 16_384;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The object id of an item, in lower case. Throws when it is not a GUID. */
export function objectIdOf(item: GraphItem, key = "id"): string {
  const value = item[key];
  if (typeof value !== "string" || !GUID.test(value))
    throw new BadObjectError(null, `${key} is not an object id`);
  return value.toLowerCase();
}

/** A typed reader of one item's properties; every mismatch throws `BadObjectError`. */
export function fieldsOf(item: GraphItem, shape: Shape) {
  const objectId = objectIdOf(item);
  const fail = (key: string, why: string) => new BadObjectError(objectId, `${key} ${why}`);
  const text = (key: string): string | null => {
    const value = item[key];
    if (value === undefined || value === null || value === "") return null;
    if (typeof value !== "string") throw fail(key, "is not text");
    if (value.length > MAX_TEXT) throw fail(key, "is too long");
    return value;
  };
  const flag = (key: string): boolean | null => {
    const value = item[key];
    if (value === undefined || value === null) return null;
    if (typeof value !== "boolean") throw fail(key, "is not true or false");
    return value;
  };
  return {
    objectId,
    text,
    flag,
    requiredText(key: string): string {
      const value = text(key);
      if (value === null) throw fail(key, "is missing");
      return value;
    },
    requiredFlag(key: string): boolean {
      const value = flag(key);
      if (value === null) throw fail(key, "is missing");
      return value;
    },
    /** Epoch ms; an unreadable time counts as not set. */
    moment(key: string): number | null {
      const value = text(key);
      const at = value === null ? Number.NaN : Date.parse(value);
      return Number.isNaN(at) ? null : at;
    },
    list(key: string): readonly unknown[] {
      const value = item[key];
      if (Array.isArray(value)) return value;
      if (value === undefined && shape === "delta") return [];
      if (value === null && shape === "delta") return [];
      throw fail(key, "is not a list");
    },
    /** In a list the key itself must be there, or the answer does not speak of it at all. */
    named(key: string): void {
      if (shape === "list" && !(key in item)) throw fail(key, "is missing");
    },
  };
}
