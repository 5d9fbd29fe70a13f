import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { playbookChecks } from "#db/schema/index.ts";
import { testResultSchema } from "../schema.ts";
import { groundSchema } from "./ground-data.ts";

/** What a playbook's saved conversations came to when they last ran; null when they never did. */
export function findCheck(db: Database, playbookId: string) {
  const row = db.select().from(playbookChecks).where(eq(playbookChecks.playbookId, playbookId)).get();
  if (row === undefined) return null;
  return {
    ...row,
    ground: groundSchema.parse(row.ground),
    passedGround: groundSchema.nullable().parse(row.passedGround),
    results: z.array(testResultSchema).parse(row.results),
  };
}
