import { z } from "zod";

const one = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema);

/** How the group list can be narrowed. The first four are Entra's kinds, the rest cut across them. */
export const GROUP_FILTERS = [
  "Security",
  "Microsoft 365",
  "Mail-enabled security",
  "Distribution",
  "Dynamic",
  "On-premises",
] as const;
export type GroupFilter = (typeof GROUP_FILTERS)[number];
export type GroupsQuery = { q: string; kind: GroupFilter | null; cursor: string | null };
export type AppsQuery = { q: string; cursor: string | null };

const q = one(z.string().max(200).catch("").default(""));
const cursor = one(z.string().max(600).nullable().catch(null).default(null));

/** The Groups address; unknown values mean "no filter". */
export const groupsQuerySchema = z.object({
  q,
  kind: one(z.enum(GROUP_FILTERS).nullable().catch(null).default(null)),
  cursor,
});

/** The Apps address. */
export const appsQuerySchema = z.object({ q, cursor });
