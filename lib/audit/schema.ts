import { z } from "zod";
import { isTimeZone } from "#lib/platform/time-zone.ts";
import { AUDIT_FAMILIES, AUDIT_RESULTS } from "./audit-words.ts";
import type { AuditQuery } from "./types.ts";

const first = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema);
const oneOf = <Key extends string>(table: Record<Key, unknown>) => {
  const isKey = (value: unknown): value is Key => typeof value === "string" && Object.hasOwn(table, value);
  return first(z.custom<Key>(isKey).nullable().catch(null).default(null));
};
const place = first(z.coerce.number().int().positive().nullable().catch(null).default(null));
const day = first(z.iso.date().nullable().catch(null).default(null));
/** The address of the audit log as a query; unknown values mean no filter. */
export const auditQuerySchema = z.object({
  q: first(z.string().max(200).catch("").default("")),
  family: oneOf(AUDIT_FAMILIES),
  actor: first(z.string().min(1).max(100).nullable().catch(null).default(null)),
  result: oneOf(AUDIT_RESULTS),
  from: day,
  to: day,
  zone: first(z.string().max(64).refine(isTimeZone).catch("UTC").default("UTC")),
  before: place,
  after: place,
}) satisfies z.ZodType<AuditQuery>;

/** The address of an export: the same filters, and in which form. */
export const auditExportSchema = auditQuerySchema.extend({ format: z.enum(["csv", "ndjson"]) });

export const verifySchema = z.strictObject({});
