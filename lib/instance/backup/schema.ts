import { z } from "zod";

/** What a backup says about itself, in `manifest.json`. */
export const manifestSchema = z.object({
  format: z.literal(1),
  at: z.number().int().positive(),
  instanceId: z.string().nullable(),
  /** When the newest migration was made that its database has (epoch ms). */
  schema: z.number(),
  /** How many rows each table has. */
  tables: z.record(z.string(), z.number().int()),
  audit: z.object({ seq: z.number().int(), hash: z.string().nullable() }),
  /** Which keys belong to it; they are not in it. */
  keys: z.object({ sealing: z.string().nullable(), audit: z.string().nullable() }),
  files: z.array(
    z.object({
      // Names are made by us: a path that leads elsewhere is no name of ours.
      path: z.string().regex(/^(?!.*\.\.)[\w-][\w./-]*$/),
      bytes: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** Attachments that requests name and that were not there. */
  missing: z.array(z.string()),
});
