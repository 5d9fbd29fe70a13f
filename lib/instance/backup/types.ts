import type { z } from "zod";
import type { manifestSchema } from "./schema.ts";

export type Manifest = z.output<typeof manifestSchema>;
export type BackupFile = Manifest["files"][number];
