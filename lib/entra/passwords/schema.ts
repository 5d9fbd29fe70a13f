import { z } from "zod";

/** The run whose temporary password is meant. */
export const passwordWish = z.strictObject({ runId: z.uuid() });
