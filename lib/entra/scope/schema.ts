import { z } from "zod";

const objectIds = z
  .array(z.guid("Choose from the list.").toLowerCase())
  .min(1, "Choose at least one.")
  .max(200, "Choose at most 200.")
  .transform((ids) => [...new Set(ids)]);

/** `OU=Sales,OU=Europe,DC=calder,DC=example`, as the distinguished names of people end. */
const path = z.string().trim().min(3).max(1_000).regex(/^OU=/i, "An organizational unit begins with OU=.");

/** Which groups can be seen and be targets. */
export const groupScope = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("all") }),
  z.strictObject({ by: z.enum(["groups", "units"]), objectIds }),
]);

/** Who can be People, before guests and blocked accounts are left out. */
export const peopleScope = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("everyone") }),
  z.strictObject({ by: z.enum(["groups", "units"]), objectIds }),
  z.strictObject({
    by: z.literal("ou"),
    paths: z.array(path).min(1, "Choose at least one.").max(200, "Choose at most 200."),
  }),
]);

/** What of the mirror is People and Groups. Older rows hold the two switches only. */
export const scopeSchema = z.strictObject({
  includeGuests: z.boolean(),
  includeBlocked: z.boolean(),
  groups: groupScope.default({ by: "all" }),
  people: peopleScope.default({ by: "everyone" }),
});

/** In an address: the scope as JSON, to ask what it would show. */
export const scopeInAddress = z.object({
  scope: z
    .string()
    .max(20_000)
    .transform((text, ctx) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        ctx.addIssue("The scope is not readable.");
        return z.NEVER;
      }
    })
    .pipe(scopeSchema),
});
